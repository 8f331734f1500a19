"""`remit scan`: exit codes, outputs, and input of every kind of badness."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from remit.cli import main, scan
from tests.cli.templates import BAD, BUCKET, CIRCLES, PARAMETER

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Remit = Callable[..., subprocess.CompletedProcess[str]]

TEN_SECONDS = 10


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["bucket.yaml"], 1),
        (["bucket.yaml", "--fail-on", "critical"], 0),
        (["bucket.yaml", "--fail-on", "high"], 1),
        (["bucket.yaml", "--fail-on", "never"], 0),
        (["bucket.yaml", "--check", "s3.plain-http", "--fail-on", "high"], 0),
        (["bucket.yaml", "--skip", "*"], 0),
        (["parameter.yaml", "--check", "s3.no-versioning"], 0),
        (["parameter.yaml", "--check", "s3.no-versioning", "--fail-on-unknown"], 4),
        (["parameter.yaml", "--check", "s3.no-versioning", "--parameter", "Versioning=Enabled"], 0),
        (["parameter.yaml", "--check", "s3.no-versioning", "--parameter", "Versioning=Suspended"], 1),
        (["parameter.yaml", "--fail-on-unknown"], 1),
        (["empty"], 3),
        (["nowhere.yaml"], 2),
        (["bucket.yaml", "--check", "s3.no-such"], 2),
        (["bucket.yaml", "--severity", "severe"], 2),
        (["bucket.yaml", "--duty", "guestos"], 2),
        (["bucket.yaml", "--config", "none.toml"], 2),
        (["bucket.yaml", "--parameters", "none.json"], 2),
        (["bucket.yaml", "--parameter", "NoEquals"], 2),
        (["bucket.yaml", "--colour"], 2),
        (["bucket.yaml", "--workers", "0"], 2),
        (["bucket.yaml", "--max-rate", "nan"], 2),
        ([""], 2),
        ([], 2),
    ],
    ids=str,
)
def test_the_exit_code_says_how_it_went(remit: Remit, tmp_path: Path, words: list[str], code: int) -> None:
    """0 clean, 1 findings at --fail-on or above, 2 bad input, 3 nothing to audit, 4 incomplete; 1 outranks 4."""
    (tmp_path / "parameter.yaml").write_text(PARAMETER, encoding="utf-8")
    (tmp_path / "empty").mkdir()
    done = remit("scan", *words)
    assert done.returncode == code, done.stdout + done.stderr
    assert code in (0, 1, 4) or (done.stderr.strip() and not done.stdout)


@pytest.mark.parametrize("state", [False, True], ids=["template", "state"])
@pytest.mark.parametrize("target", ["-", "/dev/stdin"])
def test_a_pipe_is_read_once(tmp_path: Path, target: str, *, state: bool) -> None:
    """Standard input, and what a shell hands over as a pipe, is a template, a plan or a state."""
    bucket = {
        "address": "aws_s3_bucket.b",
        "type": "aws_s3_bucket",
        "name": "b",
        "mode": "managed",
        "provider_name": "registry.terraform.io/hashicorp/aws",
        "values": {"bucket": "b"},
    }
    values = {"root_module": {"resources": [bucket]}}
    document = {"format_version": "1.0", "terraform_version": "1.9.0", "values": values}
    done = subprocess.run(
        [sys.executable, "-m", "remit.cli", "scan", target, "--format", "json", "--check", "s3.no-versioning"],
        input=json.dumps(document) if state else BUCKET,
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    (finding,) = json.loads(done.stdout)["findings"]
    assert finding["resource"]["key"].startswith("stdin#" if target == "-" or state else "/dev/stdin#")


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({}, 0),
        ({"failures": ["low"]}, 1),
        ({"failures": ["info"]}, 0),
        ({"error": 1}, 4),
        ({"undetermined": 1}, 0),
        ({"note": None}, 4),
        ({"note": "t.yaml"}, 2),
        ({"failures": ["low"], "error": 1, "note": None}, 1),
        ({"failures": ["low"], "note": "t.yaml"}, 2),
        ({"interrupted": True, "failures": ["low"]}, 130),
    ],
    ids=str,
)
def test_exit_codes_have_an_order(facts: dict[str, Any], code: int) -> None:
    """Interrupted, then unreadable input, then findings, then a crash or a refused call, then clean."""
    notes = [SimpleNamespace(level="error", location=SimpleNamespace(file=facts["note"]))] if "note" in facts else []
    audit: Any = SimpleNamespace(
        interrupted=facts.get("interrupted", False),
        notes=notes,
        failures=lambda: [SimpleNamespace(severity=each) for each in facts.get("failures", ())],
        verdicts={name: facts.get(name, 0) for name in ("error", "undetermined")},
    )
    assert scan.exit_code(audit, "low", unknown=False) == code


@pytest.mark.parametrize("wrong", BAD)
def test_a_bad_template_is_told_where_and_why(remit: Remit, tmp_path: Path, wrong: str) -> None:
    """A bad file ends in exit code 2 with file, line and reason, in bounded time; the good one is still audited."""
    name, content, message = BAD[wrong]
    (tmp_path / name).write_bytes(content)
    alone = remit("scan", name, "--quiet")
    assert (alone.returncode, message in alone.stderr) == (2, True), alone.stderr
    both = remit("scan", name, "bucket.yaml", "--format", "json")
    report = json.loads(both.stdout)
    assert both.returncode == 2
    assert [each["id"] for each in report["resources"]] == ["Logs"]
    assert [each["level"] for each in report["notes"] if each["file"] == name] == ["error"]


def test_a_bad_file_in_a_tree_spoils_nothing(remit: Remit, tmp_path: Path) -> None:
    """A directory is read to its end: what cannot be read is told, what is no template passed over."""
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / "deep" / "er" / "good.yaml").write_text(BUCKET, encoding="utf-8")
    (tmp_path / "deep" / "twice.yaml").write_bytes(BAD["a key twice"][1])
    (tmp_path / "deep" / "notes.yaml").write_text("shopping: [milk]\n", encoding="utf-8")
    done = remit("scan", ".", "--format", "json")
    report = json.loads(done.stdout)
    assert done.returncode == 2
    assert {each["file"] for each in report["resources"]} == {"bucket.yaml", "deep/er/good.yaml"}
    assert "deep/twice.yaml:4" in done.stderr


@pytest.mark.parametrize("circle", CIRCLES)
def test_a_circle_ends(remit: Remit, tmp_path: Path, circle: str) -> None:
    """What leads back to itself is read once, and never taken for done or for a reason to crash."""
    (tmp_path / "circle.yaml").write_text(CIRCLES[circle], encoding="utf-8")
    done = remit("scan", "circle.yaml", "bucket.yaml", "--format", "json")
    report = json.loads(done.stdout)
    assert done.returncode == 2
    assert "bucket.yaml#Logs" in {each["key"] for each in report["resources"]}
    assert report["summary"]["verdicts"].get("error", 0) == 0
    assert "circle.yaml" in {each["file"] for each in report["notes"]}


def test_reports_are_written_beside_the_summary(remit: Remit, tmp_path: Path) -> None:
    """Each -o writes its format, the summary appears unless --quiet, and narration goes to stderr."""
    done = remit("scan", "bucket.yaml", "-o", "a.json", "-o", "b.sarif", "-o", "c.html", "-o", "d.txt")
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["schema"] == "remit/1"
    assert json.loads((tmp_path / "b.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert (tmp_path / "c.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert (tmp_path / "d.txt").read_text(encoding="utf-8") == done.stdout
    assert done.stderr.splitlines() == [f"remit: wrote {name}" for name in ("a.json", "b.sarif", "c.html", "d.txt")]
    quiet = remit("scan", "bucket.yaml", "-q", "-o", "-", "--format", "sarif")
    assert json.loads(quiet.stdout)["version"] == "2.1.0"


@pytest.mark.parametrize(
    ("output", "message"),
    [
        ("no/such/a.json", "there is no directory"),
        ("taken.json", "cannot be written"),
        ("/proc/a.json", "cannot be written"),
        ("a.docx", "names no format"),
    ],
)
def test_an_output_that_cannot_be_is_refused(remit: Remit, tmp_path: Path, output: str, message: str) -> None:
    """A report that cannot be written is exit code 2 with the reason, and leaves nothing half-written behind."""
    (tmp_path / "taken.json").mkdir()
    done = remit("scan", "bucket.yaml", "-o", output)
    assert (done.returncode, message in done.stderr) == (2, True), done.stderr
    assert sorted(each.name for each in tmp_path.iterdir()) == ["bucket.yaml", "taken.json"]


def test_the_ending_outranks_the_format(remit: Remit, tmp_path: Path) -> None:
    """--format speaks for stdout and for endings that name nothing; one that fits no output is refused."""
    done = remit("scan", "bucket.yaml", "-o", "a.json", "-o", "b.out", "-o", "-", "--format", "sarif")
    assert "schema" in json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    assert json.loads((tmp_path / "b.out").read_text(encoding="utf-8")) == json.loads(done.stdout)
    assert "runs" in json.loads(done.stdout)
    wrong = remit("scan", "bucket.yaml", "-o", "results.json", "--format", "sarif")
    assert (wrong.returncode, "results.json says json" in wrong.stderr) == (2, True)


def test_one_output_that_fails_spoils_no_other(remit: Remit, tmp_path: Path) -> None:
    """The other reports and the summary are still written, and the exit code is 2."""
    (tmp_path / "taken.json").mkdir()
    done = remit("scan", "bucket.yaml", "-o", "taken.json", "-o", "good.json")
    assert (done.returncode, "ledger lines" in done.stdout, "taken.json" in done.stderr) == (2, True, True)
    assert json.loads((tmp_path / "good.json").read_text(encoding="utf-8"))["summary"]["resources"] == 1


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")  # noqa: PTH110
@pytest.mark.parametrize("kind", ["json", "text", "html"])
def test_a_full_disk_is_told(tmp_path: Path, kind: str) -> None:
    """Standard output on a full disk ends in exit code 4 and one sentence."""
    (tmp_path / "bucket.yaml").write_text(BUCKET, encoding="utf-8")
    with open("/dev/full", "w", encoding="utf-8") as full:  # noqa: PTH123
        done = subprocess.run(
            [sys.executable, "-m", "remit.cli", "scan", "bucket.yaml", "--format", kind],
            cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, text=True, timeout=TEN_SECONDS, check=False,
        )  # fmt: skip
    assert (done.returncode, done.stderr.splitlines()[0]) == (
        4,
        "remit: the result cannot be written: No space left on device",
    )


@pytest.mark.parametrize("where", ["load", "run"])
def test_an_interruption_is_130(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], where: str
) -> None:
    """Ctrl-C ends in exit code 130 and one word, not in a traceback."""

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    (tmp_path / "bucket.yaml").write_text(BUCKET, encoding="utf-8")
    monkeypatch.setattr(f"remit.audit.{where}", interrupted)
    assert main(["scan", str(tmp_path / "bucket.yaml")]) == 130
    assert capsys.readouterr().err == "remit: interrupted\n"


@pytest.mark.parametrize(
    "environment", [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONUTF8": "0"}, {"NO_COLOR": "1"}], ids=str
)
def test_any_terminal_will_do(remit: Remit, environment: dict[str, str]) -> None:
    """A stdout that knows only ASCII gets escapes instead of a crash; nothing piped is coloured."""
    done = remit("scan", "bucket.yaml", **environment)
    assert done.returncode == 1
    assert "\x1b" not in done.stdout


def test_settings_of_the_directory_are_used(remit: Remit, tmp_path: Path) -> None:
    """`remit.toml` in the working directory narrows and waives; a wrong one is refused with its line."""
    settings = tmp_path / "remit.toml"
    settings.write_text(
        'check = "s3.plain-http"\n[[waiver]]\ncheck = "S3.5"\nresource = "Logs"\nowner = "a"\nreason = "b"\n'
        "expires = 2999-01-01\n",
        encoding="utf-8",
    )
    done = remit("scan", "bucket.yaml", "--format", "json")
    assert (done.returncode, json.loads(done.stdout)["summary"]["verdicts"]) == (0, {"waived": 1})
    settings.write_text('\nchek = "s3.plain-http"\n', encoding="utf-8")
    wrong = remit("scan", "bucket.yaml")
    assert wrong.returncode == 2
    assert "remit.toml:2: unknown key chek\n       did you mean check?" in wrong.stderr


def test_an_encoding_without_blocks_gets_letters(remit: Remit) -> None:
    """Where the output can only be ASCII what is drawn is drawn with that, and is as wide."""
    text = remit("scan", "bucket.yaml", PYTHONIOENCODING="ascii").stdout
    assert "\\u" not in text
    assert "Encryption at rest" in text
    assert max(map(len, text.splitlines())) <= 80
    assert "-" * 80 in text


@pytest.mark.parametrize("closed", ["1", "2"])
def test_a_process_without_a_stream_works(tmp_path: Path, closed: str) -> None:
    (tmp_path / "bucket.yaml").write_text(BUCKET, encoding="utf-8")
    command = f'"{sys.executable}" -m remit.cli scan bucket.yaml -o out.json {closed}>&-'
    done = subprocess.run(["/bin/sh", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert (tmp_path / "out.json").stat().st_size
