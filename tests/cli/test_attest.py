"""`remit attest` and `--framework`: the word that is written, what voids it, and what it settles."""

from __future__ import annotations

import hashlib
import json
import tomllib
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import FormatChecker, validate

from remit.catalogue.frameworks import names
from remit.reports.standing import WORDS

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

    Remit = Callable[..., subprocess.CompletedProcess[str]]

WHO = ("--by", "Ada", "--statement", "restored in March", "--expires", "2999-01-31")
SCREENING = "nist-800-53-r5:PS-3"


def report(remit: Remit, *words: str) -> dict[str, Any]:
    done = remit("scan", "bucket.yaml", "--format", "json", "--fail-on", "never", *words)
    told: dict[str, Any] = json.loads(done.stdout)
    schema = json.loads(files("remit.reports").joinpath("schema/remit-1.schema.json").read_text("utf-8"))
    validate(told, schema, format_checker=FormatChecker())
    return told


def result(told: dict[str, Any], control: str) -> str:
    (framework,) = told["frameworks"]
    return next(str(each["result"]) for each in framework["requirements"] if each["id"] == control)


def test_what_is_written_counts_and_comments_stay(remit: Remit, tmp_path: Path) -> None:
    settings = tmp_path / "remit.toml"
    settings.write_text("# ours\nskip = []  # nothing\n", encoding="utf-8")
    assert result(report(remit, "--framework", "nist-800-53-r5"), "PS-3") == "needs-attestation"
    assert remit("attest", SCREENING, *WHO, "--write").returncode == 0
    assert remit("attest", "backup-recovery", "*", *WHO, "--write").returncode == 0
    text = settings.read_text("utf-8")
    assert text.startswith("# ours\nskip = []  # nothing\n")
    assert [set(each) - {"by", "statement", "expires"} for each in tomllib.loads(text)["attestation"]] == [
        {"control"},
        {"duty", "resource"},
    ]
    told = report(remit, "--framework", "nist-800-53-r5")
    assert result(told, "PS-3") == "met"
    assert not [each for each in told["notes"] if "attestation" in each["text"]]


def test_without_write_nothing_is_changed(remit: Remit, tmp_path: Path) -> None:
    done = remit("attest", SCREENING, *WHO)
    assert tomllib.loads(done.stdout)["attestation"][0]["control"] == SCREENING
    assert not (tmp_path / "remit.toml").exists()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda path: path.write_text("other", encoding="utf-8"), "has changed since"),
        (lambda path: path.unlink(), "is not there"),
        (lambda path: (path.unlink(), path.mkdir()), "is not there"),
    ],
    ids=["changed", "gone", "a directory"],
)
def test_evidence_that_changed_voids_the_word(
    remit: Remit, tmp_path: Path, change: Callable[[Path], object], told: str
) -> None:
    evidence = tmp_path / "screening.txt"
    evidence.write_text("everybody", encoding="utf-8")
    remit("attest", SCREENING, *WHO, "--evidence", "screening.txt", "--write")
    entry = tomllib.loads((tmp_path / "remit.toml").read_text("utf-8"))["attestation"][0]
    assert (entry["evidence"], entry["sha256"]) == ("screening.txt", hashlib.sha256(b"everybody").hexdigest())
    assert result(report(remit, "--framework", "nist-800-53-r5"), "PS-3") == "met"
    change(evidence)
    after = report(remit, "--framework", "nist-800-53-r5")
    assert result(after, "PS-3") == "needs-attestation"
    assert any(told in each["text"] and "void" in each["text"] for each in after["notes"])


def test_an_expired_word_stops_counting_and_says_so(remit: Remit, tmp_path: Path) -> None:
    remit("attest", SCREENING, *WHO, "--write")
    settings = tmp_path / "remit.toml"
    settings.write_text(settings.read_text("utf-8").replace("2999", "2020"), encoding="utf-8")
    after = report(remit, "--framework", "nist-800-53-r5")
    assert result(after, "PS-3") == "needs-attestation"
    assert any(f"{SCREENING} expired on 2020-01-31" in each["text"] for each in after["notes"])


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((SCREENING, "--by", "Ada"), "needs --statement, --expires"),
        (("backup-recovry", "*", *WHO), "did you mean `backup-recovery`?"),
        (("backup-recovery", *WHO), "of what?"),
        (("nist-800-53-r5:PS-33", *WHO), "no control PS-33"),
        (("nist-800-53:PS-3", *WHO), "did you mean `nist-800-53-r5`?"),
        ((SCREENING, *WHO[:-1], "2020-01-31"), "has passed"),
        ((SCREENING, *WHO, "--evidence", "nowhere.pdf"), "nowhere.pdf: cannot be read"),
    ],
)
def test_what_is_missing_or_wrong_is_refused(remit: Remit, tmp_path: Path, words: tuple[str, ...], told: str) -> None:
    done = remit("attest", *words, "--write")
    assert done.returncode == 2
    assert told in done.stderr
    assert not (tmp_path / "remit.toml").exists()


@pytest.mark.parametrize(
    ("wrong", "line", "told"),
    [
        ('control = "nist-800-53-r5:AC-22222"', 3, "no control AC-22222"),
        ('control = "nist-800-53:AC-2"', 3, "did you mean `nist-800-53-r5`?"),
        ('duty = "backup-recovry"\nresource = "*"', 3, "did you mean backup-recovery?"),
        ('duty = "backup-recovery"', 3, "has no resource"),
        ("", 2, "is about nothing"),
        (f'control = "{SCREENING}"\nevidence = "a.txt"', 4, "belong together"),
        (f'control = "{SCREENING}"\nevidence = "a.txt"\nsha256 = "beef"', 5, "64 hexadecimal digits"),
        (f'control = "{SCREENING}"\nowner = "Ada"', 4, "did you mean by?"),
        (f'control = "{SCREENING}"\nevidense = "a.txt"', 4, "did you mean evidence?"),
    ],
)
def test_a_bad_entry_is_told_with_its_line(remit: Remit, tmp_path: Path, wrong: str, line: int, told: str) -> None:
    rest = 'by = "Ada"\nstatement = "so"\nexpires = 2999-01-31\n'
    (tmp_path / "remit.toml").write_text(f"# ours\n[[attestation]]\n{wrong}\n{rest}", encoding="utf-8")
    done = remit("scan", "bucket.yaml")
    assert done.returncode == 2
    assert f"remit.toml:{line}:" in done.stderr
    assert told in done.stderr


def test_a_framework_is_told_in_80_columns_and_its_counts_add_up(remit: Remit) -> None:
    done = remit("scan", "bucket.yaml", "--framework", "cis-aws-5.0,gdpr-art-32", "--fail-on", "never")
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert "7 requirements:" in done.stdout
    for framework in report(remit, "--framework", "cis-aws-5.0:level-1")["frameworks"]:
        assert sum(framework["results"].values()) == len(framework["requirements"])
        assert set(framework["results"]) == set(WORDS)


def test_the_page_has_the_frameworks_that_were_asked_for(remit: Remit, tmp_path: Path) -> None:
    remit("scan", "bucket.yaml", "--framework", "gdpr-art-32", "-q", "-o", "page.html")
    page = (tmp_path / "page.html").read_text("utf-8")
    assert all(each in page for each in ("GDPR, Article 32", "32.1.a", "personal data is pseudonymised"))
    remit("scan", "bucket.yaml", "-q", "-o", "page.html")
    assert "h-frameworks" not in (tmp_path / "page.html").read_text("utf-8")


def test_frameworks_are_listed_and_a_wrong_name_gets_the_nearest(remit: Remit) -> None:
    listed = json.loads(remit("frameworks", "--json").stdout)
    assert [each["framework"] for each in listed] == list(names())
    told = remit("frameworks", "nist-800-53-r5:low").stdout
    assert "149 requirements" in told
    assert "inherited (carried)" in told
    assert max(map(len, told.splitlines())) <= 80
    done = remit("scan", "bucket.yaml", "--framework", "cis-aws-5")
    assert (done.returncode, "did you mean `cis-aws-5.0`?" in done.stderr) == (2, True)


def test_a_waiver_may_be_for_a_duty_with_evidence_that_voids_it(remit: Remit, tmp_path: Path) -> None:
    (tmp_path / "decision.txt").write_text("accepted", encoding="utf-8")
    hashed = hashlib.sha256(b"accepted").hexdigest()
    (tmp_path / "remit.toml").write_text(
        '[[waiver]]\nduty = "logging-monitoring"\nresource = "*"\nowner = "data"\nreason = "later"\n'
        f'expires = 2999-01-31\nevidence = "decision.txt"\nsha256 = "{hashed}"\n',
        encoding="utf-8",
    )

    def waived() -> set[str]:
        return {each["duty"] for each in report(remit)["findings"] if each["waiver"]}

    assert waived() == {"logging-monitoring"}
    (tmp_path / "decision.txt").write_text("withdrawn", encoding="utf-8")
    assert waived() == set()
    assert any("is void" in each["text"] for each in report(remit)["notes"])
