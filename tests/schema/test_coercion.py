"""Whatever way a template writes a value, a check sees the declared type; what is not known stays as it is."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.model import OpenObj, PartialString, Reference, Undetermined, Unknown
from remit.schema import Problem, Shape, coerce, describe

TYPES = [
    "AWS::AutoScaling::AutoScalingGroup",
    "AWS::EC2::SecurityGroup",
    "AWS::IAM::Role",
    "AWS::Lambda::Function",
    "AWS::RDS::DBInstance",
    "AWS::S3::Bucket",
    "AWS::SQS::Queue",
    "AWS::WAFv2::WebACL",
]
UNKNOWNS = [Unknown("no default"), Reference("a.yaml#Key", "Arn"), PartialString(["arn:", Unknown("account")])]


class Hole:
    """Stands for an unknown value while Hypothesis has it in hands: that would want to compare and print it."""

    def __init__(self, index: int) -> None:
        self.index = index

    def __repr__(self) -> str:
        return f"Hole({self.index})"


holes = st.sampled_from([Hole(index) for index in range(len(UNKNOWNS))])

Written = tuple[Any, Any]
"""A value as it should come out, and one way to write it."""


def shape_of(type_name: str) -> Shape:
    described = describe(type_name)
    assert described is not None
    return described.properties


@st.composite
def written(draw: st.DrawFn, shape: Shape | None, depth: int = 0) -> Written:
    """A value of the shape with one of the ways to write it; now and then one that is not known."""
    if shape is None or draw(st.integers(0, 15)) == 0:
        hole = draw(holes)
        return hole, hole
    if shape.kind in ("object", "map"):
        return draw(written_object(shape, depth))
    if shape.kind == "list":
        pairs = [draw(written(shape.items, depth + 1)) for _ in range(draw(st.integers(0, 2)) if depth < 4 else 0)]
        true, text = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
        single = shape.scalar and len(text) == 1 and isinstance(text[0], str)
        return true, text[0] if single and draw(st.booleans()) else text
    return draw(written_scalar(shape.kind))


@st.composite
def written_object(draw: st.DrawFn, shape: Shape, depth: int) -> Written:
    known = draw(st.lists(st.sampled_from(shape.names), max_size=4, unique=True)) if shape.names and depth < 4 else []
    names = [*known, "a key"] if shape.kind == "map" else known
    pairs = {name: draw(written(shape.property(name), depth + 1)) for name in names}
    true = {name: pair[0] for name, pair in pairs.items()}
    if depth and draw(st.booleans()) and is_plain(true):
        return true, json.dumps(true)
    return true, {name: pair[1] for name, pair in pairs.items()}


@st.composite
def written_scalar(draw: st.DrawFn, kind: str) -> Written:
    whole, decimal, truth = draw(st.integers(-(10**18), 10**18)), draw(st.floats(-1e6, 1e6)), draw(st.booleans())
    document = {"Statement": [{"Effect": "Allow", "Count": whole}]}
    ways: dict[str, list[Written]] = {
        "string": [(str(whole), whole), (str(decimal), decimal), (str(truth).lower(), truth), ("{no json", "{no json")],
        "integer": [(whole, whole), (whole, str(whole)), (int(decimal), float(int(decimal)))],
        "number": [(decimal, decimal), (decimal, str(decimal)), (whole, str(whole))],
        "boolean": [(truth, truth), (truth, str(truth)), (truth, str(truth).lower())],
        "json": [(document, document), (document, json.dumps(document)), ("plain text", "plain text")],
    }
    return draw(st.sampled_from(ways[kind]))


def filled(value: Any) -> Any:
    """The value with unknown ones in its holes."""
    if isinstance(value, dict):
        return {key: filled(item) for key, item in value.items()}
    if isinstance(value, list):
        return [filled(item) for item in value]
    return UNKNOWNS[value.index] if isinstance(value, Hole) else value


def is_plain(value: Any) -> bool:
    try:
        json.dumps(value)
    except TypeError:
        return False
    return True


def same(one: Any, other: Any) -> bool:
    """Equal in type and value; what is not known must be the very same object."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(value, other[key]) for key, value in one.items())
    if isinstance(one, list):
        return len(one) == len(other) and all(same(*pair) for pair in zip(one, other, strict=True))
    return one is other or (isinstance(one, (str, int, float)) and one == other)


@pytest.mark.parametrize("type_name", TYPES)
@given(data=st.data())
def test_every_way_of_writing_comes_out_as_declared(type_name: str, data: st.DataObject) -> None:
    true, text = map(filled, data.draw(written_object(shape_of(type_name), 0)))
    problems: list[Problem] = []
    result = coerce(type_name, text, problems)
    assert same(result, true)
    assert problems == []
    assert coerce(type_name, result) is result


anything: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | holes
    | st.sampled_from(['{"a": ["1"]}', "["]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=12,
)


@pytest.mark.parametrize("type_name", TYPES)
@given(data=st.data())
def test_nothing_that_a_template_can_hold_breaks_it(type_name: str, data: st.DataObject) -> None:
    names = shape_of(type_name).names
    keys: st.SearchStrategy[str] = st.sampled_from(names) | st.text(max_size=5)
    properties: dict[str, Any] = filled(data.draw(st.dictionaries(keys, anything, max_size=6)))
    before = repr(properties)
    problems: list[Problem] = []
    once = coerce(type_name, properties, problems)
    assert repr(properties) == before
    assert coerce(type_name, once) is once
    assert all(problem.path.split(".")[0].split("[")[0] in names for problem in problems)


def test_what_is_of_another_kind_is_told_and_left_or_unknown_where_its_shape_is_another() -> None:
    problems: list[Problem] = []
    properties: dict[str, Any] = {
        "VPCSecurityGroups": ["sg-1", {"no": 1}],
        "MultiAZ": "yes",
        "PromotionTier": "1_0",
        "Tags": {},
        "Iops": None,
    }
    found = coerce("AWS::RDS::DBInstance", properties, problems)
    assert {**found, "VPCSecurityGroups": None, "Tags": None} == {**properties, "VPCSecurityGroups": None, "Tags": None}
    assert [isinstance(each, Unknown) for each in (*found["VPCSecurityGroups"], found["Tags"])] == [False, True, True]
    assert [str(problem) for problem in problems] == [
        "VPCSecurityGroups[1] should be string, not object",
        "MultiAZ should be boolean, not string",
        "PromotionTier should be integer, not string",
        "Tags should be list, not object",
        "Iops should be integer, not null",
    ]


def test_unknown_types_and_properties_stay_as_they_are() -> None:
    properties = {"Nope": "7", "Tags": [{"Key": 1, "Other": 1}]}
    assert coerce("Custom::Thing", properties) is properties
    assert coerce("AWS::S3::Bucket", properties) == {"Nope": "7", "Tags": [{"Key": "1", "Other": 1}]}


def test_depth_and_size_are_bounded() -> None:
    deep: dict[str, Any] = {}
    inner = deep
    for _ in range(50_000):
        inner["NotStatement"] = {"Statement": {}}
        inner = inner["NotStatement"]["Statement"]
    rules = [{"Priority": "1", "Statement": deep}]
    result = coerce("AWS::WAFv2::WebACL", {"Rules": rules})
    assert result["Rules"][0]["Priority"] == 1
    text = "[" * 100_000
    assert coerce("AWS::IAM::Role", {"AssumeRolePolicyDocument": text})["AssumeRolePolicyDocument"] is text
    assert coerce("AWS::Lambda::Function", {"MemorySize": "9" * 5000, "Handler": 10**5000})["MemorySize"] == "9" * 5000
    while "NotStatement" in deep:  # taken apart by hand: the interpreter would recurse
        deep = deep.pop("NotStatement")["Statement"]


def test_what_is_known_of_a_partly_unknown_object_is_made_true() -> None:
    ebs = OpenObj({"Encrypted": "false", "VolumeSize": "8"}, "the rest is not known")
    made = coerce("AWS::EC2::Instance", {"BlockDeviceMappings": [{"DeviceName": "/dev/sda1", "Ebs": ebs}]})
    known = made["BlockDeviceMappings"][0]["Ebs"]
    assert (known.Encrypted, known.VolumeSize) == (False, 8)
    with pytest.raises(Undetermined, match="the rest is not known"):
        bool(known.KmsKeyId)


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("inputs:\n  s3EncryptionEnabled: true\n", {"inputs": {"s3EncryptionEnabled": True}}),
        ('{"inputs": {}}', {"inputs": {}}),
        ("a: &a [1]\nb: [*a, *a]\n", None),
        ("hello", None),
        ("a: [", None),
    ],
)
def test_a_document_of_ssm_may_be_yaml(written: str, known: Any) -> None:
    found = coerce("AWS::SSM::Document", {"Content": written})["Content"]
    assert isinstance(found, Unknown) if known is None else found == known
