"""Waivers in the code: what they accept, and that those which do nothing are told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from remit import audit as auditing
from remit.audit import Selection
from remit.model import Location, MemoryInventory, Undetermined, Waiver, failed, passed
from remit.reports.records import waiver_record
from tests.audit.made import FAR, registry, resource, row, settings
from tests.audit.made import waiver as entry

if TYPE_CHECKING:
    from remit.audit import Audit
    from remit.model import Note, Result

OLD = "2020-01-01"


def waiver(check: str = "test.it", **more: Any) -> Waiver:
    return Waiver(check=check, location=Location("t.yaml", 3), **more)


def audited(*waivers: Waiver, verdict: str = "fail", **chosen: Any) -> Audit:
    """A bucket with these waivers and one check of three names."""

    def run(_: object) -> Result:
        if verdict == "undetermined":
            raise Undetermined("no value")
        return failed("bad") if verdict == "fail" else passed()

    check = row(run, also=("CKV_AWS_9", "AWS-0009"))
    return auditing.run(MemoryInventory([resource(waivers=waivers)]), registry(check), **chosen)


def only(audit: Audit) -> Note:
    (note,) = audit.notes
    return note


@pytest.mark.parametrize("name", ["test.it", "test.*", "ckv_aws_9", "AWS-*"])
def test_a_waiver_beside_the_code_accepts_its_failures(name: str) -> None:
    """By any name of the check, without owner or end; the record says where it stands."""
    audit = audited(waiver(name))
    assert (audit.verdicts["waived"], audit.failures(), audit.notes) == (1, [], [])
    record = waiver_record(next(audit.findings)) or {}
    assert {key: value for key, value in record.items() if value} == {
        "check": name,
        "resource": "t.yaml#Logs",
        "file": "t.yaml",
        "line": 3,
    }


def test_the_settings_file_goes_first() -> None:
    """And the one in the code is not told as doing nothing."""
    audit = audited(waiver(owner="web"), settings=settings(waiver=[entry()]))
    accepted = next(audit.findings).waiver
    assert accepted is not None
    assert (accepted.owner, audit.notes) == ("platform", [])


def test_one_that_expired_is_not_applied_and_told() -> None:
    audit = audited(waiver(expires=OLD, owner="web"))
    note = only(audit)
    assert len(audit.failures()) == 1
    assert (note.level, str(note.location), "expired on 2020-01-01" in note.text) == ("warning", "t.yaml:3", True)
    assert "web" in note.hint


@pytest.mark.parametrize(("peer", "level"), [("", "warning"), ("Checkov", "info")])
@pytest.mark.parametrize(
    ("check", "verdict", "said"),
    [("test.if", "fail", "no check is called test.if"), ("test.it", "pass", "the waiver of test.it does nothing")],
)
def test_one_that_does_nothing_is_told(peer: str, level: str, check: str, verdict: str, said: str) -> None:
    """One that names no check, or no failure. What another tool has and remit has not is nobody's fault: info."""
    note = only(audited(waiver(check, peer=peer), verdict=verdict))
    assert (note.level, str(note.location), said in note.text) == (level, "t.yaml:3", True)


def test_nothing_is_said_where_nobody_looked_or_it_may_come_to_matter() -> None:
    """A narrowed run, and a verdict that is open."""
    assert audited(waiver(), verdict="undetermined").notes == []
    narrowed = audited(waiver("test.it"), verdict="pass", selection=Selection(check=("test.*",)))
    assert narrowed.notes == []
    assert "no check is called" in only(audited(waiver("x.y"), selection=Selection(check=("test.*",)))).text


def test_a_comment_that_holds_for_many_resources_is_told_once_and_used_by_one() -> None:
    """A module's or a loop's: idle only if it is for all of them."""
    shared = [waiver(), waiver("x.y")]
    parts = [resource(name, waivers=shared, properties={"bad": name == "A"}) for name in ("A", "B", "C")]

    def run(bucket: Any) -> Result:
        return failed("bad") if bucket.bad else passed()

    audit = auditing.run(MemoryInventory(parts), registry(row(run)))
    assert audit.verdicts["waived"] == 1
    assert "x.y" in only(audit).text


@pytest.mark.parametrize(
    ("given", "lacking"),
    [
        ({}, "no owner and no reason and no expires"),
        ({"owner": "a", "reason": "b"}, "no expires"),
        ({"owner": "a", "expires": FAR}, "no reason"),
        ({"owner": "a", "reason": "b", "expires": FAR}, ""),
    ],
)
def test_strict_waivers_need_owner_reason_and_expiry(given: dict[str, str], lacking: str) -> None:
    """Those that lack one are refused: their failures stay failures, and a warning names each."""
    audit = audited(waiver(**given), strict_waivers=True)
    assert len(audit.failures()) == (1 if lacking else 0)
    assert [(note.level, lacking in note.text) for note in audit.notes] == ([("warning", True)] if lacking else [])
