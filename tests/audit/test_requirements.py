"""Results against a framework: met only by what was seen, never by what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.audit import Registry, Selection, run
from remit.audit.requirements import RESULTS, Requirement, Seen, assess, judge
from remit.catalogue.frameworks import Control, Framework
from remit.model import Location, MemoryInventory, Note, RemitError, Unknown, failed, passed
from tests.audit import made

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from remit.audit import Audit

    Told = dict[str, bool]

UNSEEN = "?"
"""Stands for a name that cannot be read."""

NUMBERS = st.integers(0, 3)
SEEN = st.builds(Seen, NUMBERS, NUMBERS, NUMBERS, NUMBERS, NUMBERS, NUMBERS, st.sampled_from(["", "not read"]))

TOLD = st.fixed_dictionaries({"answered": st.booleans(), "attested": st.booleans()})
"""What `judge` is told beside what was seen."""


def control(id: str = "1", *answers: str, **facts: Any) -> Control:
    told: dict[str, Any] = {"owner": "customer", "certainty": "derived", "whole": True, "name": id} | facts
    return Control(id=id, topic="it is done", source="https://example.com/", answers=answers, note="", **told)


def a_framework(*controls: Control) -> Framework:
    return Framework("made", "Made", "https://example.com/", "", (), "also", {each.id: each for each in controls})


def checked(bucket: Any) -> Any:
    return passed() if bucket.BucketName == "good" else failed("it is not done")


def a_registry(**facts: Any) -> Registry:
    return made.registry(made.row(checked, also=["1"], controls=["SC-28"], **facts))


def buckets(*names: str) -> MemoryInventory:
    found = (
        made.resource(f"B{at}", properties={"BucketName": Unknown("a parameter decides") if name == UNSEEN else name})
        for at, name in enumerate(names)
    )
    return MemoryInventory(found)


def stand(
    inventory: MemoryInventory, *controls: Control, selection: Selection | None = None, **settings: Any
) -> list[Requirement]:
    registry = settings.pop("registry", a_registry())
    audit = run(inventory, registry, selection=selection, settings=made.settings(**settings))
    return assess(audit, registry, selection or Selection(), a_framework(*(controls or (control(),)))).requirements


def results(found: Sequence[Requirement]) -> list[str]:
    return [each.result for each in found]


@given(seen=SEEN, told=TOLD, whole=st.booleans(), owner=st.sampled_from(["inherited", "shared", "customer"]))
def test_met_needs_everything_seen_or_attested(seen: Seen, told: Told, *, whole: bool, owner: str) -> None:
    answered, attested = told["answered"], told["attested"]
    result, reason = judge(control(owner=owner, whole=whole), seen, **told)
    assert result in RESULTS
    assert reason
    if result == "met":
        assert not (seen.failed)
        assert not (seen.unknown)
        assert not (seen.waived)
        assert attested or (answered and whole and not seen.open and (seen.passed or seen.attested))
    if result == "inherited":
        assert owner == "inherited" or seen.inherited
        assert not (seen.failed)
        assert not (seen.unknown)
        assert not (seen.waived)
        assert not (seen.passed)
        assert not (seen.open)


@given(SEEN, TOLD)
def test_not_knowing_never_makes_a_requirement_met(seen: Seen, told: Told) -> None:
    hidden = seen._replace(passed=0, unknown="it is hidden")
    assert judge(control(), hidden, **told)[0] in ("unknown", "not-met")


@given(st.lists(st.sampled_from(["good", "bad", UNSEEN]), min_size=1, max_size=4), st.data())
def test_hiding_a_value_never_betters_the_result(names: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(names) - 1))
    before = stand(buckets(*names))[0].result
    after = stand(buckets(*names[:at], UNSEEN, *names[at + 1 :]))[0].result
    assert after in (before, "unknown")
    assert after != "met"


@pytest.mark.parametrize(
    ("names", "result"),
    [(["good"], "met"), (["good", "bad"], "not-met"), (["good", UNSEEN], "unknown"), (["bad", UNSEEN], "not-met")],
)
def test_the_result_is_that_of_every_resource(names: list[str], result: str) -> None:
    assert stand(buckets(*names))[0].result == result


def test_where_nothing_is_that_it_asks_about_it_does_not_apply() -> None:
    assert stand(MemoryInventory([made.resource("Q", "AWS::SQS::Queue")]))[0].result == "not-applicable"


def test_what_was_left_out_of_the_run_is_unknown() -> None:
    inventory = buckets("good")
    assert stand(inventory, selection=Selection(skip=["test.it"]))[0].result == "unknown"
    assert stand(inventory, selection=Selection(type=["AWS::SQS::*"]))[0].result == "unknown"


def test_a_list_that_was_refused_and_a_file_that_was_not_read_are_unknown() -> None:
    refused = buckets("good")
    refused.gaps["AWS::S3::Bucket", "t.yaml", None] = "s3:ListAllMyBuckets was refused"
    unread = buckets("good")
    unread.notes.append(Note("is no template", level="error", location=Location("other.yaml", 1)))
    assert [(each.result, each.reason) for each in stand(refused)] == [("unknown", "s3:ListAllMyBuckets was refused")]
    assert [(each.result, each.reason) for each in stand(unread)] == [("unknown", "other.yaml could not be read")]


def test_a_root_of_which_nothing_could_be_read_leaves_everything_unknown() -> None:
    """A module or nested stack that is not at hand may hold what fails, also where it is all that a root has."""
    found = buckets("good")
    found.missing = lambda: {"other": "module.m is not here"}  # type: ignore[method-assign]
    assert [(each.result, each.reason) for each in stand(found)] == [("unknown", "module.m is not here")]


def test_a_fact_of_the_account_is_unknown_where_only_declarations_were_read() -> None:
    found = stand(buckets("good"), registry=a_registry(types=["Remit::IAM::RootUser"]))
    assert (found[0].result, "fact of the account" in found[0].reason) == ("unknown", True)


def test_in_an_account_a_type_that_was_read_and_is_not_there_does_not_apply() -> None:
    account = MemoryInventory(buckets("good").of_type("AWS::S3::Bucket"), whole=True)
    registry = a_registry(types=["Remit::EC2::Snapshot"])
    assert results(stand(account, registry=registry)) == ["not-applicable"]
    account.gaps["Remit::EC2::Snapshot", "t.yaml", "eu-west-1"] = "ec2:DescribeSnapshots was refused in eu-west-1"
    assert results(stand(account, registry=registry)) == ["unknown"]


def test_a_failure_that_is_accepted_is_not_mended() -> None:
    found = stand(buckets("good", "bad"), waiver=[made.waiver()])[0]
    assert (found.result, found.checks["test.it"]) == ("partly", {"pass": 1, "fail": 0, "undetermined": 0, "waived": 1})


@pytest.mark.parametrize(
    ("scope", "waived"),
    [
        ({"duty": "rest-encryption"}, True),
        ({"duty": "backup-recovery"}, False),
        ({"control": "nist-800-53-r5:SC-28"}, True),
        ({"control": "nist-800-53-r5:AC-2"}, False),
        ({"control": "nist-800-53-r5:SC-28", "duty": "backup-recovery"}, False),
        ({"duty": "rest-encryption", "void": "its evidence has changed since"}, False),
    ],
    ids=str,
)
def test_a_waiver_holds_for_the_duty_and_the_control_that_it_names(scope: dict[str, str], *, waived: bool) -> None:
    audit = run(buckets("bad"), a_registry(), settings=made.settings(waiver=[made.waiver("*") | scope]))
    assert [bool(each.waiver) for each in audit.findings] == [waived]


def test_what_checks_do_not_settle_waits_for_an_attestation() -> None:
    asked = [control("1", whole=False), control("2"), control("3", "SC-28")]
    assert results(stand(buckets("good"), *asked)) == ["partly", "needs-attestation", "met"]


def a_word(**facts: str) -> dict[str, str]:
    return {"control": "made:1", "by": "Ada", "statement": "it is so", "expires": made.FAR} | facts


@pytest.mark.parametrize(
    ("word", "result"),
    [
        ({}, "met"),
        ({"expires": "2020-01-01"}, "partly"),
        ({"void": "its evidence has changed since"}, "partly"),
        ({"control": "made:2"}, "partly"),
        ({"resource": "B*"}, "met"),
        ({"resource": "C*"}, "partly"),
    ],
)
def test_an_attestation_counts_while_it_holds_for_what_it_is_about(word: dict[str, str], result: str) -> None:
    assert stand(buckets("good"), control("1", whole=False), attestation=[a_word(**word)])[0].result == result


def test_no_attestation_outweighs_a_failure_or_the_unknown() -> None:
    words = [a_word()]
    assert stand(buckets("bad"), attestation=words)[0].result == "not-met"
    assert stand(buckets(UNSEEN), attestation=words)[0].result == "unknown"


def test_a_duty_answers_by_its_ledger_lines() -> None:
    asked = [control("1", "identity-access", name=""), control("2", "facilities", owner="inherited", name="")]
    registry = a_registry(duty="identity-access")
    assert results(stand(buckets("good"), *asked, registry=registry)) == ["met", "inherited"]
    assert results(stand(buckets("good", "bad"), *asked, registry=registry)) == ["not-met", "inherited"]
    assert results(stand(buckets("good", UNSEEN), *asked, registry=registry)) == ["unknown", "inherited"]
    assert results(stand(buckets("good"), *asked, registry=made.registry())) == ["needs-attestation", "inherited"]


def test_where_a_resource_stands_on_your_premises_nothing_is_inherited() -> None:
    asked = control("1", "facilities", owner="inherited", name="")
    service = made.resource("S", "AWS::ECS::Service", {"LaunchType": "EXTERNAL"})
    fargate = made.resource("S", "AWS::ECS::Service", {"LaunchType": "FARGATE"})
    assert results(stand(MemoryInventory([service]), asked)) == ["needs-attestation"]
    assert results(stand(MemoryInventory([service]), asked, attestation=[a_word()])) == ["met"]
    assert results(stand(MemoryInventory([fargate]), asked)) == ["inherited"]
    hidden = made.resource("S", "AWS::ECS::Service", {"LaunchType": Unknown("a parameter decides")})
    assert results(stand(MemoryInventory([hidden]), asked)) == ["unknown"]


def test_the_counts_add_up_and_a_check_that_there_is_not_is_refused() -> None:
    registry = a_registry()
    audit: Audit = run(buckets("good", "bad"), registry)
    asked = a_framework(control("1"), control("2"), control("3", whole=False))
    assert sum(assess(audit, registry, Selection(), asked).counts().values()) == 3
    with pytest.raises(RemitError, match=r"no check is called s3\.never"):
        assess(audit, registry, Selection(), a_framework(control("1", "s3.never")))
