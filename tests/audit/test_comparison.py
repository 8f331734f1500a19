"""What is the same finding, what is new, what moved: examples, and what holds for any two sides."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.audit import Registry, baseline, load, run
from remit.audit.comparison import KINDS, compare, exposes
from remit.audit.content import digest
from remit.audit.sides import Outcome, Side, Subject, side_of
from remit.model import Location, MemoryInventory, PartialString, Reference, RemitError, Unknown
from tests.audit.made import resource, row

if TYPE_CHECKING:
    from pathlib import Path

BUCKET, QUEUE = "AWS::S3::Bucket", "AWS::SQS::Queue"


def subject(key: str, verdict: str = "fail", *, type: str = BUCKET, content: str = "c", **more: Any) -> Subject:
    """A resource that one check sees, with its ledger line."""
    called = key.rpartition("#")[2]
    found = {"s3.plain-http": Outcome("s3.plain-http", verdict, "medium", property="BucketPolicy")}
    lines = {"transit-encryption": ("customer", {"fail": "not-done", "pass": "done"}.get(verdict, "unknown"))}
    address = called if "." in called else None
    return Subject(key, type, called, found, lines, address=address, content=content, **more)


def kinds(before: list[Subject], after: list[Subject], *, incomplete: bool = False) -> dict[str, list[str]]:
    """Keys of the failing findings by class."""
    comparison = compare(Side("a", before), Side("b", after, incomplete=incomplete))
    found: dict[str, list[str]] = {}
    for each in comparison.changes:
        found.setdefault(each.kind, []).append(each.subject.key)
    return {kind: sorted(keys) for kind, keys in found.items() if kind != "other"}


ONE = 'module.app.aws_s3_bucket.logs["a"]'
TWO = 'module.app.aws_s3_bucket.logs["b"]'


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ([subject("a.yaml#Logs")], [subject("a.yaml#Logs")], {"unchanged": ["a.yaml#Logs"]}),
        ([subject("a.yaml#Logs", content="c")], [subject("a.yaml#Logs", content="d")], {"unchanged": ["a.yaml#Logs"]}),
        ([subject("a.yaml#Logs")], [subject("b/a.yaml#Logs")], {"moved": ["b/a.yaml#Logs"]}),
        ([subject("a.yaml#Logs")], [subject("b.yaml#Logs")], {"moved": ["b.yaml#Logs"]}),
        (
            [subject("a.yaml#Logs", content="c")],
            [subject("b.yaml#Logs", content="d")],
            {"fixed": ["a.yaml#Logs"], "new": ["b.yaml#Logs"]},
        ),
        (
            [subject("a.yaml#Logs")],
            [subject("a.yaml#Logs"), subject("b.yaml#Logs")],
            {"unchanged": ["a.yaml#Logs"], "new": ["b.yaml#Logs"]},
        ),
        (
            [subject("a.yaml#Logs")],
            [subject("x/a.yaml#Logs"), subject("b.yaml#Logs")],
            {"moved": ["x/a.yaml#Logs"], "new": ["b.yaml#Logs"]},
        ),
        (
            [subject("a.yaml#Logs")],
            [subject("x.yaml#Logs"), subject("y.yaml#Logs")],
            {"fixed": ["a.yaml#Logs"], "new": ["x.yaml#Logs", "y.yaml#Logs"]},
        ),
        (
            [subject("old/p/t.yaml#Logs"), subject("old/q/t.yaml#Logs")],
            [subject("new/p/t.yaml#Logs"), subject("new/q/t.yaml#Logs")],
            {"moved": ["new/p/t.yaml#Logs", "new/q/t.yaml#Logs"]},
        ),
        (
            [subject("old/t.yaml#Logs"), subject("old/t.yaml#Data", content="c")],
            [subject("new/t.yaml#Logs"), subject("new/t.yaml#Data", content="d")],
            {"moved": ["new/t.yaml#Data", "new/t.yaml#Logs"]},
        ),
        (
            [subject("main.tf#aws_s3_bucket.logs")],
            [subject("main.tf#module.app.aws_s3_bucket.logs")],
            {"moved": ["main.tf#module.app.aws_s3_bucket.logs"]},
        ),
        (
            [subject(f"main.tf#{ONE}")],
            [subject(f"main.tf#{ONE}"), subject(f"main.tf#{TWO}")],
            {"unchanged": [f"main.tf#{ONE}"], "new": [f"main.tf#{TWO}"]},
        ),
        (
            [subject("main.tf#aws_s3_bucket.logs")],
            [subject("main.tf#aws_s3_bucket.logs[0]")],
            {"moved": ["main.tf#aws_s3_bucket.logs[0]"]},
        ),
        (
            [subject("main.tf#module.app.aws_s3_bucket.logs")],
            [subject("main.tf#aws_s3_bucket.logs"), subject("app/main.tf#aws_s3_bucket.logs")],
            {"moved": ["main.tf#aws_s3_bucket.logs"], "new": ["app/main.tf#aws_s3_bucket.logs"]},
        ),
        (
            [subject("1/eu-west-1#logs", arn="arn:aws:s3:::logs", content="c")],
            [subject("1/global#logs", arn="arn:aws:s3:::logs", content="d")],
            {"moved": ["1/global#logs"]},
        ),
        (
            [subject("a.yaml#Logs")],
            [subject("a.yaml#Logs", type=QUEUE)],
            {"fixed": ["a.yaml#Logs"], "new": ["a.yaml#Logs"]},
        ),
        ([subject("a.yaml#Logs", "pass")], [subject("a.yaml#Logs")], {"new": ["a.yaml#Logs"]}),
        ([subject("a.yaml#Logs", "waived")], [subject("a.yaml#Logs")], {"new": ["a.yaml#Logs"]}),
        ([subject("a.yaml#Logs", "undetermined")], [subject("a.yaml#Logs")], {"new": ["a.yaml#Logs"]}),
        ([subject("a.yaml#Logs")], [subject("a.yaml#Logs", "pass")], {"fixed": ["a.yaml#Logs"]}),
        ([subject("a.yaml#Logs")], [subject("a.yaml#Logs", "undetermined")], {"undecided": ["a.yaml#Logs"]}),
        ([subject("a.yaml#Logs")], [subject("a.yaml#Logs", "error")], {"undecided": ["a.yaml#Logs"]}),
        ([subject("a.yaml#Logs")], [subject("a.yaml#Logs", "waived")], {"waived": ["a.yaml#Logs"]}),
        ([subject("a.yaml#Logs")], [], {"fixed": ["a.yaml#Logs"]}),
    ],
    ids=[
        "nothing changed",
        "an edit",
        "a file moved into a directory",
        "a file renamed",
        "another bucket in another file",
        "a second bucket of the same name",
        "moved, and a second one",
        "moved to one of two, nobody knows which",
        "a directory renamed",
        "a directory renamed, and an edit in it",
        "into a module",
        "one more instance",
        "a count added",
        "out of a module, beside another",
        "the same ARN",
        "another type of the same name",
        "passed before",
        "a waiver ended",
        "undetermined before",
        "repaired",
        "undetermined now is not fixed",
        "a crash is not fixed",
        "waived now",
        "removed",
    ],
)
def test_what_is_the_same_finding(before: list[Subject], after: list[Subject], expected: dict[str, list[str]]) -> None:
    """One example for each way in which code moves."""
    assert kinds(before, after) == expected


def test_what_was_not_read_is_not_fixed() -> None:
    """A resource that is missing on a side which could not be read as a whole may still fail."""
    assert kinds([subject("a.yaml#Logs")], [], incomplete=True) == {"undecided": ["a.yaml#Logs"]}


@pytest.mark.parametrize("state", ["unknown", "unassessed", "waived"])
def test_a_duty_is_not_better_for_not_being_known(state: str) -> None:
    """Nobody mended it: it is only looked at less, or accepted."""
    before, after = subject("a.yaml#Logs"), subject("a.yaml#Logs")
    before.lines["rest-encryption"] = ("customer", "not-done")
    after.lines["rest-encryption"] = ("customer", state)
    (line,) = compare(Side("a", [before]), Side("b", [after])).lines
    assert line.direction == "changed"


def test_where_nobody_looked_nothing_is_fixed() -> None:
    """A later side of fewer targets, or of another account, says nothing of what lies outside of it."""
    code = [subject(key)._replace(file="x.yaml") for key in ("infra/a.yaml#Logs", "n.yaml@site/b.yaml/S#Logs")]
    before = Side("a", [*code, subject("1/eu-west-1#Logs"), subject("2/eu-west-1#Logs")])
    after = Side("b", [subject("2/eu-west-1#Other")], targets=["site"])
    comparison = compare(before, after)
    assert {each.key for each in comparison.removed} == {"n.yaml@site/b.yaml/S#Logs", "2/eu-west-1#Logs"}
    assert comparison.elsewhere == 2
    after = Side("b", [], gaps=["module.m is not here"])
    assert {each.kind for each in compare(before, after).changes} == {"undecided"}


def test_without_digests_the_verdicts_tell_the_content() -> None:
    """Reports of before digests are compared by what the checks saw, as far as both have the check."""
    old = subject("a.yaml#Logs", content="")
    new = subject("b.yaml#Logs")
    new.outcomes["s3.later"] = Outcome("s3.later", "fail")
    assert kinds([old], [new])["moved"] == ["b.yaml#Logs"]
    assert kinds([old], [subject("b.yaml#Logs", "pass")]) == {"fixed": ["a.yaml#Logs"]}


FILES = st.sampled_from(["a.yaml", "b.yaml", "d/a.yaml", "d/e/a.yaml", "e/a.yaml", "n.yaml@a.yaml/S", "1/eu-west-1"])
NAMES = st.sampled_from(["Logs", "Data", "aws_x.y[0]", 'aws_x.y["k"]', 'module.m["."].aws_x.y', "aws_x.y"])
VERDICTS = st.sampled_from(["pass", "fail", "waived", "undetermined", "not-applicable", "error"])


@st.composite
def sides(draw: st.DrawFn) -> Side:
    """Any side: few names and places, so that everything collides."""
    keys = draw(st.sets(st.tuples(FILES, NAMES), max_size=8))
    digests = draw(st.booleans())
    subjects = []
    for file, name in sorted(keys):
        content = draw(st.sampled_from("cd")) if digests else ""
        type_name = draw(st.sampled_from([BUCKET, QUEUE]))
        arn = draw(st.sampled_from([None, None, "arn:x", "arn:y"]))
        made = subject(f"{file}#{name}", draw(VERDICTS), type=type_name, content=content, arn=arn)
        if draw(st.booleans()):
            made.outcomes["s3.other"] = Outcome("s3.other", draw(VERDICTS))
        subjects.append(made)
    return Side("side", subjects, incomplete=draw(st.booleans()))


@given(sides())
def test_nothing_differs_from_itself(side: Side) -> None:
    """A comparison of a side with itself says that nothing happened."""
    same = compare(side, side)
    assert {each.kind for each in same.changes} <= {"unchanged", "other"}
    assert (same.lines, same.added, same.removed, same.moved) == ([], [], [], [])


@given(sides(), sides())
def test_every_resource_and_finding_has_one_class(before: Side, after: Side) -> None:
    """All of both sides is told exactly once, in a class that there is; only resources of one type are paired."""
    comparison = compare(before, after)
    for number, side in enumerate((before, after)):
        found = [pair[number] for pair in comparison.pairs if pair[number] is not None]
        assert sorted(each.key for each in found if each) == sorted(each.key for each in side.subjects)
        told = [(each.subjects[number], each.check) for each in comparison.changes if each.outcomes[number] is not None]
        assert sorted((each.key, check) for each, check in told if each) == sorted(
            (each.key, check) for each in side.subjects for check in each.outcomes
        )
    assert all(one.type == other.type for one, other in comparison.pairs if one and other)
    assert {each.kind for each in comparison.changes} <= set(KINDS)
    failing = sum(each.outcomes[1] is not None and each.outcomes[1].verdict == "fail" for each in comparison.changes)
    assert failing == len(comparison.of("new", "moved", "unchanged"))


@given(sides(), sides())
def test_read_backwards_it_says_the_opposite(before: Side, after: Side) -> None:
    """The same pairs the other way round: what is new one way has ended the other way, and worse is better."""
    there, back = compare(before, after), compare(after, before)
    assert keys_of(there.pairs) == {(other, one) for one, other in keys_of(back.pairs)}
    ended = ("fixed", "undecided", "waived")
    for one, other in ((there, back), (back, there)):
        assert marks(one.of("new")) == marks(other.of(*ended))
        assert marks(one.of("moved")) == {(key, check) for key, check in marks(other.of("moved"), end=0)}
    ways = {(each.duty, each.subjects[0].key): each.direction for each in there.lines}
    ways_back = {(each.duty, each.subjects[1].key): each.direction for each in back.lines}
    assert ways.keys() == ways_back.keys()
    for line, way in ways.items():
        assert (way, ways_back[line]) != ("better", "better")
        assert way != "better" or ways_back[line] == "worse"
        assert way != "changed" or ways_back[line] in ("changed", "worse")


def keys_of(pairs: Any) -> set[tuple[str, str]]:
    """Pairs by their keys."""
    return {(one.key if one else "", other.key if other else "") for one, other in pairs}


def marks(changes: Any, end: int | None = None) -> set[tuple[str, str]]:
    """Findings by key and check, as the side has them on which they fail (or the given one)."""
    found = set()
    for each in changes:
        fails = 1 if each.outcomes[1] and each.outcomes[1].verdict == "fail" else 0
        found.add((each.subjects[fails if end is None else end].key, each.check))
    return found


def test_a_digest_tells_properties_and_no_texts() -> None:
    """Numbers, truth values and names of properties count; a text, which may be a password, does not."""
    plain = resource(properties={"A": True, "N": 3, "Password": "hunter2", "L": [{"B": "x"}]})
    other = resource(properties={"A": True, "N": 3, "Password": "correct horse", "L": [{"B": "y"}]})
    assert digest(plain) == digest(other)
    changes: list[dict[str, Any]] = [{"A": False}, {"N": 4}, {"Extra": "x"}, {"L": []}, {"Password": Unknown("x")}]
    for change in changes:
        changed = {"A": True, "N": 3, "Password": "", "L": [{"B": "x"}], **change}
        assert digest(resource(properties=changed)) != digest(plain)
    unknown = {"U": Unknown("x"), "R": Reference("t.yaml#A", "Arn"), "P": PartialString(["a", Unknown("x")])}
    assert len(digest(resource(properties=unknown, elsewhere="an account"))) == 16


def test_what_lets_anybody_in_is_known_by_its_name() -> None:
    """The checks about exposure are those whose names say so."""
    exposing = {check.id for check in load() if exposes(check.id)}
    assert {"s3.public-policy", "ec2.open-admin-port", "iam.role-trusts-anyone", "rds.publicly-accessible"} <= exposing
    assert exposes("ec2.open-admin-port:22")
    assert not exposes("s3.plain-http")
    assert not exposes("s3.public-access-not-blocked")  # a bucket with no policy lets nobody in
    assert not exposes("rds.unencrypted-storage")


# Baselines


def report(tmp_path: Path, text: str | bytes) -> Path:
    """A file with that content."""
    path = tmp_path / "report.json"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


FINDING = {"check": "s3.plain-http", "verdict": "fail", "resource": {"key": "a.yaml#Logs", "type": BUCKET}}


def test_an_older_report_with_fewer_fields_is_read(tmp_path: Path) -> None:
    """Check, verdict, and the resource's key and type are enough."""
    path = report(tmp_path, json.dumps({"schema": "remit/1", "findings": [FINDING]}))
    (found,) = baseline.read(path).subjects
    assert (found.key, found.id, found.outcomes["s3.plain-http"].verdict) == ("a.yaml#Logs", "Logs", "fail")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "not valid JSON"),
        ('{"schema": "remit/1",\n"findings": [', "report.json:2:"),
        (b'{"schema": "\xff"}', "not valid JSON"),
        ("[" * 100_000, "nested too deeply"),
        ("[]", "is no report of remit"),
        ('{"version": "2.1.0", "runs": []}', "is no report of remit"),
        ('{"schema": "other/1"}', "is no report of remit"),
        ('{"schema": "remit/2", "findings": []}', "'remit/2', which this remit does not know"),
        ('{"schema": "remit/1"}', "'findings' is missing"),
        ('{"schema": "remit/1", "findings": {}}', "findings is no list"),
        ('{"schema": "remit/1", "findings": [1]}', "an entry of findings is no object"),
        ('{"schema": "remit/1", "findings": [{"check": "x", "verdict": "fail"}]}', "'resource' is missing"),
        (json.dumps({"schema": "remit/1", "findings": [FINDING | {"verdict": 1}]}), "verdict is no text"),
        (json.dumps({"schema": "remit/1", "findings": [FINDING | {"resource": []}]}), "is damaged"),
        (
            json.dumps({"schema": "remit/1", "findings": [], "resources": [FINDING["resource"]] * 2}),
            "two resources have the key 'a.yaml#Logs'",
        ),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_report_that_is_none_is_refused(tmp_path: Path, text: str | bytes, message: str) -> None:
    """Broken, foreign, of a later version, or damaged: told with the file, and never taken for an empty one."""
    with pytest.raises(RemitError) as refused:
        baseline.read(report(tmp_path, text))
    assert message in str(refused.value)
    assert "report.json" in str(refused.value)


def test_a_report_is_the_same_side_as_its_audit(tmp_path: Path) -> None:
    """What is read back from a JSON report equals what was written, so that both compare alike."""
    from remit.model import failed

    registry = Registry([row(lambda _: failed("so"), id="test.it")])
    found = [resource("Logs", location=Location("t.yaml", 3)), resource("Data", properties={"N": 1})]
    audit = run(MemoryInventory(found), registry)
    path = tmp_path / "report.json"
    from remit import reports

    with path.open("w", encoding="utf-8") as out:
        reports.report("json").write(audit, registry, out)
    assert baseline.read(path).subjects == side_of(audit).subjects
