"""`remit.toml`: what it says is done, and what it says wrongly is refused with its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from remit import audit as auditing
from remit.audit import read
from remit.model import MemoryInventory, RemitError, failed, passed
from tests.audit.made import attestation, registry, resource, row, settings, waiver

if TYPE_CHECKING:
    from pathlib import Path

    from remit.audit import Audit, Settings
    from remit.model import Result

GOOD = """\
check = ["s3.*", "CKV_AWS_16"]
skip = "S3.5"
fail-on = "high"

[[waiver]]
check = "s3.plain-http"
resource = "*Logs"
owner = "platform"
reason = "kept elsewhere"
expires = 2999-01-31

[[attestation]]
duty = "guest-os"
resource = "*"
by = "Ada"
statement = "patched weekly"
expires = "2999-01-31"
"""
WAIVER = '[[waiver]]\ncheck = "a"\nresource = "b"\nowner = "c"\nreason = "d"\n'


def written(tmp_path: Path, text: str) -> Path:
    """The text as a `remit.toml`."""
    path = tmp_path / "remit.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_good_file_is_taken_whole(tmp_path: Path) -> None:
    """Lists, words as lists of one, dates bare or quoted: all are read."""
    told = read(written(tmp_path, GOOD))
    assert told.lists["check"] == ["s3.*", "CKV_AWS_16"]
    assert told.lists["skip"] == ["S3.5"]
    assert told.fail_on == "high"
    assert (told.waivers[0].expires, told.attestations[0].expires) == ("2999-01-31", "2999-01-31")


@pytest.mark.parametrize(
    ("text", "line", "message", "hint"),
    [
        ("chek = []", 1, "unknown key chek", "did you mean check?"),
        ("\nzzz = 1", 2, "unknown key zzz", "known:"),
        ("check = [1]", 1, "check must be a list of texts", 'write check = ["…"]'),
        ('severity = ["severe"]', 1, "severe is no severity", "critical, high"),
        ('duty = "guestos"', 1, "guestos is no duty", "guest-os"),
        ('\n\nfail-on = "always"', 3, "always is no fail-on", "never"),
        ("waiver = 3", 1, "waiver must be a list of tables", "[[waiver]]"),
        ("[waiver]\ncheck = 'a'", 1, "waiver must be a list of tables", "[[waiver]]"),
        (WAIVER, 1, "number 1 has no expires", "check, resource, owner, reason, expires"),
        (f"{WAIVER}expires = 2999-01-01\n{WAIVER}", 7, "number 2 has no expires", "it needs"),
        (f'{WAIVER}expires = "soon"', 6, "not a date: soon", "2027-01-31"),
        (f"{WAIVER}expire = 2999-01-01", 6, "unknown key expire", "expires"),
        (f"{WAIVER}expires = true", 6, "not a date", "2027-01-31"),
        (WAIVER.replace('"c"', '" "') + "expires = 2999-01-01", 4, "owner must be text", "owner ="),
        ("check = [", 1, "Invalid value", "correct the TOML"),
        ('check = "a"\ncheck = "b"', 2, "Cannot overwrite a value", "correct the TOML"),
    ],
    ids=lambda value: str(value)[:24].replace("\n", " "),
)
def test_a_wrong_entry_is_refused_where_it_stands(
    tmp_path: Path, text: str, line: int, message: str, hint: str
) -> None:
    """A wrong entry is refused with file, line, what is wrong and what to write instead."""
    path = written(tmp_path, text)
    with pytest.raises(RemitError) as refused:
        read(path)
    error = refused.value
    assert (error.file, error.line, error.exit_code) == (str(path), line, 2)
    assert message in error.message
    assert hint in error.hint


@pytest.mark.parametrize("content", [b"\xff\xfe", None], ids=["not UTF-8", "a directory"])
def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path, content: bytes | None) -> None:
    """Neither bytes that are no text nor a directory end in a traceback."""
    path = tmp_path / "remit.toml"
    path.mkdir() if content is None else path.write_bytes(content)
    with pytest.raises(RemitError):
        read(path)


def audited(chosen: Settings, verdict: str = "fail") -> Audit:
    """One bucket with one check of three names, under these settings."""

    def run(_: object) -> Result:
        return failed("bad") if verdict == "fail" else passed()

    check = row(run, also=("CKV_AWS_9", "S3.9"), duty="logging-monitoring")
    subject = resource("Logs", arn="arn:aws:s3:::logs-1", address="aws_s3_bucket.logs")
    return auditing.run(MemoryInventory([subject]), registry(check), settings=chosen)


@pytest.mark.parametrize("name", ["test.it", "test.*", "ckv_aws_9", "S3.?", "*"])
@pytest.mark.parametrize("place", ["t.yaml#Logs", "Logs", "*.logs", "arn:aws:s3:::logs-?", "*"])
def test_a_waiver_means_a_failure_by_any_name(name: str, place: str) -> None:
    """A waiver names the check by own or other ids, and the resource by key, id, address or ARN, both as globs."""
    audit = audited(settings(waiver=[waiver(name, place)]))
    assert (audit.verdicts["waived"], len(audit.failures())) == (1, 0)


@pytest.mark.parametrize("entry", [waiver("test.other"), waiver(resource="logs"), waiver(expires="2020-01-01")])
def test_a_waiver_that_does_not_fit_waives_nothing(entry: dict[str, str]) -> None:
    """Another check, another resource (case counts), or a date that has passed leave the failure standing."""
    audit = audited(settings(waiver=[entry]))
    assert len(audit.failures()) == 1


def test_what_expired_is_told() -> None:
    """An expired waiver or attestation is not applied, and a warning says so and whom to ask."""
    old = "2020-01-01"
    audit = audited(settings(waiver=[waiver(expires=old)], attestation=[attestation(expires=old)]))
    assert [(note.level, "expired on 2020-01-01" in note.text) for note in audit.notes] == [("warning", True)] * 2
    assert "platform" in audit.notes[0].hint
    assert "Ada" in audit.notes[1].hint


@pytest.mark.parametrize(("verdict", "state"), [("pass", "attested"), ("fail", "not-done")])
def test_an_attestation_never_hides_a_failure(verdict: str, state: str) -> None:
    """Somebody's word stands where nothing contradicts it."""
    audit = audited(settings(attestation=[attestation("logging-monitoring", "Log*")]), verdict)
    line = next(line for line in audit.ledger() if line.duty == "logging-monitoring")
    assert line.state == state
