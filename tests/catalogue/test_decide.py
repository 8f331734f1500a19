"""Conditions: read to a tree, and answered with yes, no, or the fact that is missing."""

from __future__ import annotations

from typing import Any

import pytest

from remit import catalogue
from remit.catalogue.decide import Gap, Subject, holds
from remit.catalogue.when import Asks, Both, Either, Leads, Not, WhenError, parse
from remit.model import MISSING, PartialString, Reference, Resource, Undetermined, Unknown, wrap

UNKNOWN = Unknown("parameter P has no value")


def answer(when: str, properties: dict[str, Any], resolve: Any = None) -> bool | Gap:
    return holds(parse(when), Subject(wrap(properties), resolve=resolve))


def test_tree() -> None:
    fargate = Asks(any_item=False, path=("LaunchType",), operator="=", values=("FARGATE",))
    assert parse("LaunchType = FARGATE") == fargate
    assert parse("not LaunchType = FARGATE") == Not(fargate)
    assert parse("A present and B absent or C = 1") == Either(
        (
            Both((Asks(any_item=False, path=("A",), operator="present", values=()), Asks(False, ("B",), "absent", ()))),  # noqa: FBT003
            Asks(any_item=False, path=("C",), operator="=", values=(1,)),
        )
    )
    assert parse('any A.B in (x, "y, z", true, "7")') == Asks(
        any_item=True, path=("A", "B"), operator="in", values=("x", "y, z", True, "7")
    )
    assert parse("C leads to AWS::ECS::Cluster where (D present)") == Leads(
        any_item=False,
        path=("C",),
        type="AWS::ECS::Cluster",
        condition=Asks(any_item=False, path=("D",), operator="present", values=()),
    )


@pytest.mark.parametrize(
    "text", ["", "A", "A is b", "A = ", "(A = b", "A in (b", "and", '"A" = b', 'A = "b', "not", "any any A = b"]
)
def test_unreadable(text: str) -> None:
    with pytest.raises(WhenError) as raised:
        parse(text)
    assert raised.value.hint


@pytest.mark.parametrize(
    ("when", "properties", "expected"),
    [
        ("A = x", {"A": "x"}, True),
        ("A = x", {"A": "y"}, False),
        ("A = x", {}, False),
        ("A = true", {"A": True}, True),
        ("A = 0", {"A": 0}, True),
        ("not A = true", {}, True),
        ("A.B = x", {"A": {"B": "x"}}, True),
        ("A.B = x", {"A": "text"}, False),
        ("A in (x, y)", {"A": "y"}, True),
        ("A starts with x-", {"A": "x-1"}, True),
        ("A starts with x-", {}, False),
        ("A ends with .metal", {"A": "m5.metal"}, True),
        ("A contains ::aws:", {"A": "arn::aws:x"}, True),
        ("A contains x", {}, False),
        ("A present", {"A": False}, True),
        ("A present", {"A": ""}, False),
        ("A present", {"A": []}, False),
        ("A present", {"A": {}}, False),
        ("A present", {}, False),
        ("A absent", {}, True),
        ("any A.B = x", {"A": [{"B": "y"}, {"B": "x"}]}, True),
        ("any A.B = x", {"A": []}, False),
        ("any A.B = x", {}, False),
        ("any A = x", {"A": ["y", "x"]}, True),
        ("any A.B.C = x", {"A": [{"B": [{"C": "y"}, {"C": "x"}]}]}, True),
        ("A present", {"A": Reference("t#B", "Arn")}, True),
        ("A starts with arn:aws:iam", {"A": PartialString(["arn:aws:iam::", UNKNOWN])}, True),
        ("A contains :iam::aws:policy/", {"A": PartialString(["arn:", UNKNOWN, ":iam::aws:policy/X"])}, True),
    ],
)
def test_known(when: str, properties: dict[str, Any], *, expected: bool) -> None:
    assert answer(when, properties) is expected


@pytest.mark.parametrize(
    ("when", "properties", "place"),
    [
        ("A = x", {"A": UNKNOWN}, "A"),
        ("not A = x", {"A": UNKNOWN}, "A"),
        ("A.B = x", {"A": UNKNOWN}, "A.B"),
        ("A present", {"A": UNKNOWN}, "A"),
        ("A starts with x", {"A": UNKNOWN}, "A"),
        ("A contains x", {"A": UNKNOWN}, "A"),
        ("A in (x, y)", {"A": UNKNOWN}, "A"),
        ("any A.B = x", {"A": [{"B": "y"}, {"B": UNKNOWN}]}, "A.B"),
        ("any A.B = x", {"A": UNKNOWN}, "A.B"),
        ("A = x or B = y", {"A": UNKNOWN, "B": "z"}, "A"),
        ("A = x and B = y", {"A": "x", "B": UNKNOWN}, "B"),
        ("A starts with x-", {"A": PartialString([UNKNOWN, "-y"])}, "A"),
    ],
)
def test_open(when: str, properties: dict[str, Any], place: str) -> None:
    assert answer(when, properties) == Gap(place, "parameter P has no value")


@pytest.mark.parametrize(
    ("when", "properties", "expected"),
    [
        ("A = x or B = y", {"A": UNKNOWN, "B": "y"}, True),
        ("A = x and B = y", {"A": UNKNOWN, "B": "z"}, False),
        ("any A.B = x", {"A": [{"B": UNKNOWN}, {"B": "x"}]}, True),
    ],
)
def test_what_is_known_outweighs_what_is_not(when: str, properties: dict[str, Any], *, expected: bool) -> None:
    assert answer(when, properties) is expected


WHERE = "A leads to AWS::ECS::Cluster where (B present)"


def test_relations() -> None:
    assert answer(WHERE, {"A": "c"}, lambda *_: wrap({"B": "x"})) is True
    assert answer(WHERE, {"A": "c"}, lambda *_: wrap({})) is False
    assert answer(WHERE, {}, lambda *_: wrap({"B": "x"})) is False
    assert answer(WHERE, {"A": "c"}, lambda *_: MISSING) is False
    assert answer(WHERE, {"A": "c"}, lambda *_: UNKNOWN) == Gap("A", "parameter P has no value")
    assert answer(WHERE, {"A": "c"}, lambda *_: wrap({"B": UNKNOWN})) == Gap("B", "parameter P has no value")

    def undetermined(*_: object) -> Any:
        raise Undetermined("not in the inventory")

    assert answer(WHERE, {"A": "c"}, undetermined) == Gap("A", "not in the inventory")
    assert answer(WHERE, {"A": "c"}) == Gap("A", "the AWS::ECS::Cluster that it names is not at hand")


def classified(type_name: str, properties: dict[str, Any], *, external: bool = False) -> Any:
    wrapped = {name: wrap(value) for name, value in properties.items()}
    return catalogue.classify(Resource(type_name, "x", "x", wrapped, external=external))


def test_an_unknown_that_decides_makes_only_the_moved_lines_unknown() -> None:
    lines = classified("AWS::RDS::DBInstance", {"Engine": UNKNOWN})
    assert lines["guest-os"].owner == "unknown"
    assert lines["guest-os"].missing == "Engine: parameter P has no value"
    assert "customer when Engine starts with custom-oracle-" in lines["guest-os"].because
    assert lines["platform"].owner == "shared"  # every engine gives the same owner
    assert lines["hardware"].owner == "aws"
    assert [duty for duty, line in lines.items() if line.owner == "unknown"] == ["guest-os"]


def test_the_last_mover_that_holds_wins() -> None:
    metal = {"InstanceType": "m5.metal", "Operator": {"Managed": True}}
    lines = classified("AWS::EC2::Instance", metal)
    assert lines["guest-os"].owner == "aws"
    assert lines["guest-os"].moved_by == ("ec2-managed",)
    assert lines["virtualization"].moved_by == ("ec2-metal",)


def test_a_later_yes_settles_an_earlier_unknown() -> None:
    lines = classified("AWS::Lambda::Function", {"Runtime": UNKNOWN, "PackageType": "Image"})
    assert lines["platform"].owner == "customer"


def test_what_is_only_referred_to_is_unknown_where_it_decides() -> None:
    lines = classified("AWS::S3::Bucket", {}, external=True)
    assert lines["backup-recovery"].owner == "unknown"
    assert lines["backup-recovery"].missing.endswith("it is only referred to, not declared here")
    assert lines["rest-encryption"].owner == "aws"


@pytest.mark.parametrize(("region", "place"), [("cn-north-1", "partition-cn"), ("eusc-de-east-1", "partition-eusc")])
def test_elsewhere_others_run_the_half_of_aws(region: str, place: str) -> None:
    here, there = (
        catalogue.classify(Resource("AWS::RDS::DBInstance", "x", "x", {}, region=name))
        for name in ("eu-west-1", region)
    )
    assert {duty: line.owner for duty, line in there.items()} == {duty: line.owner for duty, line in here.items()}
    assert there["facilities"].moved_by == (place,)
    assert there["guest-os"] == here["guest-os"]


def test_several_things_asked_of_one_item() -> None:
    when = "any A has (B = x and C = y)"
    assert answer(when, {"A": [{"B": "x", "C": "z"}, {"B": "w", "C": "y"}]}) is False
    assert answer(when, {"A": [{"B": "x", "C": "z"}, {"B": "x", "C": "y"}]}) is True
    assert answer(when, {"A": [{"B": "x", "C": UNKNOWN}]}) == Gap("C", "parameter P has no value")
    assert answer(when, {"A": UNKNOWN}) == Gap("A", "parameter P has no value")
    assert answer(when, {}) is False


def test_live_only_facts_leave_a_declared_resource_at_its_default() -> None:
    assert classified("AWS::KMS::Key", {"EnableKeyRotation": True})["key-custody"].owner == "shared"
    assert classified("AWS::KMS::Key", {"Origin": "EXTERNAL_KEY_STORE"})["key-custody"].owner == "customer"
    assert classified("AWS::KMS::Key", {"KeyManager": "AWS"})["key-custody"].owner == "aws"
    assert classified("AWS::CertificateManager::Certificate", {"ValidationMethod": "DNS"})["key-custody"].owner == "aws"
    assert (
        classified("AWS::CertificateManager::Certificate", {"CertificateType": "IMPORTED"})["key-custody"].owner
        == "customer"
    )
