"""`remit waive`: one waiver, those of other tools' files, and what is written where."""

from __future__ import annotations

import json
import tomllib
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import FormatChecker, validate

from remit.audit import read
from remit.cli.settings_file import quoted
from remit.cli.waive import Entry
from remit.sources.suppressions import glob_of
from tests.cli.templates import BUCKET

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

    Remit = Callable[..., subprocess.CompletedProcess[str]]

WHO = ("--owner", "data", "--reason", 'it "holds" logs', "--expires", "2999-01-31")

FILES = {
    ".checkov.yaml": "skip-check:\n  - CKV_AWS_18\n  - CKV_AWS_9999\n",
    ".checkov.baseline": json.dumps(
        {
            "failed_checks": [
                {
                    "file": "/net/main.tf",
                    "findings": [{"resource": "aws_s3_bucket.a[0]", "check_ids": ["CKV_AWS_18"]}],
                },
                {"file": "/t.yaml", "findings": [{"resource": "AWS::S3::Bucket.Logs", "check_ids": ["CKV_AWS_21"]}]},
            ]
        }
    ),
    ".trivyignore": "# heading\nAVD-AWS-0089 exp:2999-02-03 # why\nCVE-2019-1\nAWS-0090 exp:2020-01-01\nAWS-0086 x\n",
    "ignore.yaml": "misconfigurations:\n  - {id: aws-s3-enable-versioning, paths: [site/**], statement: s}\n"
    "secrets: [{id: some-key}]\n",
    "mutes.yaml": """\
Mutelist:
  Accounts:
    "123456789012":
      Checks:
        s3_bucket_object_versioning: {Regions: [eu-west-1], Resources: [logs, "^a-.+$", "(a|b)"], Description: d}
        s3_bucket_kms_encryption: {Regions: ["*"], Resources: ["*"], Tags: ["env=dev"]}
    "*":
      Checks:
        s3_bucket_object_versioning: {Regions: ["*"], Resources: ["*"], Exceptions: {Regions: [eu-west-1]}}
        iam_*: {Regions: ["*"], Resources: [ci]}
""",
    "deny.yaml": "RulesToSuppress: [{id: W35, reason: r}]\n",
}
BROUGHT = [
    ("CKV_AWS_18", "*", WHO[3], "2999-01-31"),
    ("CKV_AWS_18", "*net/main.tf#aws_s3_bucket.a[[]0]", WHO[3], "2999-01-31"),
    ("CKV_AWS_21", "*t.yaml#Logs", WHO[3], "2999-01-31"),
    ("AWS-0089", "*", "why", "2999-02-03"),
    ("AWS-0090", "*site/*#*", "s", "2999-01-31"),
    ("s3_bucket_object_versioning", "123456789012/eu-west-1#*logs*", "d", "2999-01-31"),
    ("s3_bucket_object_versioning", "123456789012/eu-west-1#a-?*", "d", "2999-01-31"),
    ("iam_*", "*ci*", WHO[3], "2999-01-31"),
]
LEFT_OUT = [
    ".checkov.yaml:3: CKV_AWS_9999: no check answers it",
    ".trivyignore:3: CVE-2019-1: no check answers it",
    ".trivyignore:4: AWS-0090: it expired on 2020-01-01",
    ".trivyignore:5: AWS-0086: 'x' is not known",
    "ignore.yaml:3: some-key: remit does not look for secrets",
    "mutes.yaml:5: s3_bucket_object_versioning: no glob says what the regular expression '(a|b)' says",
    "mutes.yaml:6: s3_bucket_kms_encryption: it is limited to tags",
    "mutes.yaml:9: s3_bucket_object_versioning: it has exceptions",
    "deny.yaml:1: W35: no check answers it",
]


def test_one_waiver_is_shown_and_with_write_appended(remit: Remit, tmp_path: Path) -> None:
    """What is in the file stays, byte for byte; the next scan applies it; a second time nothing is added."""
    settings = tmp_path / "remit.toml"
    settings.write_bytes(b'check = "s3.plain-http" # mine')
    words = ("waive", "S3.5", "bucket.yaml#Logs", *WHO)
    shown = remit(*words)
    assert (shown.returncode, settings.read_bytes()) == (0, b'check = "s3.plain-http" # mine')
    assert remit(*words, "--write").stdout == shown.stdout
    assert settings.read_text(encoding="utf-8") == 'check = "s3.plain-http" # mine\n\n' + shown.stdout
    assert [each.reason for each in read(settings).waivers] == ['it "holds" logs']
    assert remit("scan", "bucket.yaml", "-q").returncode == 0
    again = remit(*words, "--write")
    assert (again.stdout, "already in remit.toml" in again.stderr) == ("", True)


def test_other_tools_files_are_brought_over(remit: Remit, tmp_path: Path) -> None:
    """Each entry in remit's words; what no check answers, or no waiver can say, is listed with its line and reason."""
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    done = remit("waive", "--import", *FILES, *WHO, "--write")
    waivers = read(tmp_path / "remit.toml").waivers
    assert [(each.check, each.resource, each.reason, each.expires) for each in waivers] == BROUGHT
    assert [line for line in LEFT_OUT if line not in done.stderr] == []
    assert done.stderr.startswith(f"remit: {len(LEFT_OUT)} cannot be brought over")


def test_entries_that_lack_something_are_commented_out(remit: Remit, tmp_path: Path) -> None:
    """So that the file stays valid and nothing is waived before somebody says why."""
    (tmp_path / ".trivyignore").write_text("AWS-0089\n", encoding="utf-8")
    done = remit("waive", "--import", ".trivyignore", "--owner", "data", "--write")
    assert done.stdout.splitlines()[:3] == [
        "# A waiver needs all five: fill in what is empty, then take the # away.",
        "# [[waiver]]",
        '# check = "AWS-0089"',
    ]
    assert read(tmp_path / "remit.toml").waivers == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "what is to be waived?"),
        (("s3.plain-http", "x", "--owner", "a"), "a waiver needs --reason, --expires"),
        (("s3.plain-htp", "x", *WHO), "no check is called s3.plain-htp\n       did you mean s3.plain-http"),
        (("s3.plain-http", "x", "--expires", "soon"), "--expires: 'soon' is not a date"),
        (("s3.plain-http", "x", "--expires", "2020-01-01"), "--expires: 2020-01-01 has passed"),
        (("s3.plain-http", "--import", "bucket.yaml"), "either CHECK RESOURCE or --import"),
        (("--import", "nowhere"), "nowhere: cannot be read"),
        (("--import", "bucket.yaml"), "bucket.yaml: is no list of suppressions"),
        (("--import", "broken.yaml"), "broken.yaml:2:"),
    ],
)
def test_what_is_missing_or_wrong_is_told(remit: Remit, tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    (tmp_path / "broken.yaml").write_text("skip-check: [\n}", encoding="utf-8")
    done = remit("waive", *words)
    assert (done.returncode, done.stdout, said in done.stderr) == (2, "", True), done.stderr


def test_a_settings_file_that_would_break_is_left_alone(remit: Remit, tmp_path: Path) -> None:
    """Waivers written as an array of inline tables cannot be appended to."""
    settings = tmp_path / "remit.toml"
    settings.write_text("waiver = []\n", encoding="utf-8")
    done = remit("waive", "s3.plain-http", "x", *WHO, "--write")
    assert (done.returncode, settings.read_text(encoding="utf-8")) == (2, "waiver = []\n")


@pytest.fixture
def commented(remit: Remit, tmp_path: Path) -> Remit:
    """A template that waives everything in a comment on its line 4."""
    text = BUCKET.replace("Bucket\n", "Bucket # remit:ignore * reason=a test\n")
    (tmp_path / "bucket.yaml").write_text(text, encoding="utf-8")
    return remit


def test_strict_waivers_leave_failures_standing(commented: Remit) -> None:
    """A comment without owner, reason and date waives; with --strict-waivers it is refused by name."""
    assert commented("scan", "bucket.yaml").returncode == 0
    done = commented("scan", "bucket.yaml", "--strict-waivers")
    assert (done.returncode, "the waiver of * is refused" in done.stdout) == (1, True)


def test_every_report_says_where_a_waiver_in_the_code_stands(commented: Remit, tmp_path: Path) -> None:
    """The JSON contract holds it; SARIF calls it inSource; the terminal lists it."""
    done = commented("scan", "bucket.yaml", "--check", "s3.plain-http", "-o", "r.json", "-o", "r.sarif")
    assert "WAIVED" in done.stdout
    assert "  s3.plain-http  Logs\n        a test (no owner, without end, written at bucket.yaml:4)\n" in done.stdout
    report = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    schema = json.loads((files("remit.reports") / "schema" / "remit-1.schema.json").read_text(encoding="utf-8"))
    validate(report, schema, format_checker=FormatChecker())
    (finding,) = report["findings"]
    assert (finding["waiver"]["file"], finding["waiver"]["line"]) == ("bucket.yaml", 4)
    sarif = json.loads((tmp_path / "r.sarif").read_text(encoding="utf-8"))
    assert sarif["runs"][0]["results"][0]["suppressions"][0]["kind"] == "inSource"


@given(st.text(), st.text())
def test_any_text_survives_toml(check: str, reason: str) -> None:
    """And nothing in it reaches a terminal as more than text."""
    entry = Entry(check, "*", "me", reason, "2999-01-01")
    text = entry.toml()
    assert all(each.isprintable() or each == "\n" for each in text)
    if all(entry):
        written = tomllib.loads(text)["waiver"][0]
        assert (written["check"], written["reason"]) == (check, reason)
    assert quoted("\ud800") == '"\\ufffd"'


@pytest.mark.parametrize(
    ("expression", "glob"),
    [("*", "*"), ("logs", "logs"), (".*-x", "*-x"), (".+", "?*"), (r"a\.b", "a.b"), ("a.b", "a?b")],
)
def test_a_simple_expression_is_a_glob(expression: str, glob: str) -> None:
    assert glob_of(expression) == glob


@pytest.mark.parametrize("expression", ["a|b", "a+", "a?", "[ab]", "(a)", "a{2}", r"\d", r"\*", "a*"])
def test_an_expression_that_no_glob_says_is_none(expression: str) -> None:
    assert glob_of(expression) is None
