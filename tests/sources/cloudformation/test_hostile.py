"""Input that is wrong, huge or malicious ends in notes, in bounded time, and never in a crash."""

from __future__ import annotations

import itertools
import json
import time
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from remit.model import Obj, PartialString, Reference, Unknown
from remit.sources.cloudformation import load_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.model import Inventory

# ── structures that a template writer, a generator or an enemy may come up with ─────────────────────────────────────

NAMES = ["P", "L", "N", "B", "C", "S", "Loop", "AWS::Region", "AWS::NoValue", "Nobody", "", "B.Arn", "${P}"]
FUNCTIONS = [
    "Ref Condition Fn::And Fn::Or Fn::Not Fn::Equals Fn::If Fn::Sub Fn::Join Fn::Select Fn::Split Fn::FindInMap",
    "Fn::GetAtt Fn::GetAZs Fn::Cidr Fn::Base64 Fn::ImportValue Fn::Transform Fn::Length Fn::ToJsonString",
    "Fn::ForEach::X Fn::Nonsense Fn::Contains",
]
names = st.sampled_from(NAMES)
scalars = st.one_of(
    names,
    st.integers(-3, 300),
    st.booleans(),
    st.none(),
    st.sampled_from(
        ["${B.Arn}/*", "a,b", "{{resolve:ssm:x}}", "{{resolve:", "10.0.0.0/8", "arn:aws:s3:::x", "\0", "${!x}"]
    ),
)
nodes: st.SearchStrategy[Any] = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(names | st.sampled_from(["Statement", "Tags", "Key", "Value"]), inner, max_size=3),
        st.builds(lambda name, argument: {name: argument}, st.sampled_from(" ".join(FUNCTIONS).split()), inner),
    ),
    max_leaves=12,
)
TYPES = [
    "AWS::S3::Bucket",
    "AWS::S3::BucketPolicy",
    "AWS::EC2::SecurityGroup",
    "AWS::EC2::SecurityGroupIngress",
    "AWS::IAM::Policy",
    "AWS::Lambda::Permission",
    "AWS::CloudFormation::Stack",
    "Custom::X",
]
PROPERTIES = [
    "BucketName",
    "Bucket",
    "PolicyDocument",
    "GroupId",
    "SecurityGroupIngress",
    "Tags",
    "Roles",
    "TemplateURL",
]
resources = st.fixed_dictionaries(
    {"Type": st.sampled_from(TYPES)},
    optional={
        "Condition": names | nodes,
        "Properties": st.dictionaries(st.sampled_from(PROPERTIES), nodes, max_size=4) | nodes,
    },
)
templates = st.fixed_dictionaries(
    {"Resources": st.dictionaries(names, resources | nodes, min_size=1, max_size=5)},
    optional={
        "Transform": st.just("AWS::LanguageExtensions") | nodes,
        "Parameters": st.dictionaries(
            names,
            st.fixed_dictionaries(
                {
                    "Type": st.sampled_from(
                        ["String", "Number", "CommaDelimitedList", "AWS::SSM::Parameter::Value<String>"]
                    )
                },
                optional={"Default": scalars, "AllowedValues": st.lists(scalars) | nodes, "MinLength": scalars},
            )
            | nodes,
            max_size=4,
        ),
        "Conditions": st.dictionaries(names, nodes, max_size=4) | nodes,
        "Mappings": st.dictionaries(names, nodes, max_size=3) | nodes,
        "Outputs": st.dictionaries(names, st.fixed_dictionaries({"Value": nodes, "Export": nodes}) | nodes, max_size=3),
        "Rules": st.dictionaries(names, nodes, max_size=2) | nodes,
    },
)


def walk(inventory: Inventory) -> Iterator[Any]:
    """Everything that a reader may ask of an inventory."""
    for type_name in inventory.types():
        for resource in inventory.of_type(type_name):
            assert inventory.get(resource.key) is resource
            inventory.presence(resource.key)
            yield from leaves(resource.properties, ())
            assert resource.locate(()).file
            for path in paths(resource.properties, ()):
                assert resource.locate(path).line >= 0


def leaves(value: Any, path: tuple[str | int, ...]) -> Iterator[Any]:
    if isinstance(value, Obj):
        for key, item in value.__dict__.items():
            yield from leaves(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from leaves(item, (*path, index))
    else:
        yield value


def paths(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
    items = value.__dict__.items() if isinstance(value, Obj) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        yield (*path, key)
        yield from paths(item, (*path, key))


@settings(max_examples=400, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(templates)
def test_no_template_crashes_and_only_model_values_come_out(template: Any) -> None:
    inventory = load_text(json.dumps(template), "t.json")
    conditions = set()
    for value in walk(inventory):
        assert value is None or isinstance(value, (str, bool, int, float, Unknown, Reference, PartialString))
        if isinstance(value, Unknown) and value._cause.condition:
            conditions.add(value._cause.condition)
    for condition, truth in itertools.product(sorted(conditions)[:3], (True, False)):
        if inventory.possible({condition: truth}):
            decided = walk(inventory.under({condition: truth}))
            assert not any(isinstance(value, Unknown) and value._cause.condition == condition for value in decided)
    for note in inventory.notes:
        assert note.text
        assert len(note.text) < 400


# ── bombs ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def nested(depth: int, function: str = "Fn::Join") -> Any:
    node: Any = "x"
    for _ in range(depth):
        node = {function: ["", [node, node]]} if function == "Fn::Join" else {function: node}
    return node


def doubled(levels: int) -> str:
    lines = ["A0: &a0 {Fn::Join: ['', [xxxxxxxxxx, xxxxxxxxxx]]}"]
    lines += [f"A{n}: &a{n} {{Fn::Join: ['', [*a{n - 1}, *a{n - 1}]]}}" for n in range(1, levels)]
    return "Resources: {B: {Type: Custom::X, Properties: {\n" + ",\n".join(lines) + "\n}}}"


def chained_conditions(count: int) -> str:
    conditions: dict[str, Any] = {"C0": {"Fn::Equals": [{"Ref": "P"}, "0"]}}
    for n in range(1, count):
        conditions[f"C{n}"] = {
            "Fn::And" if n % 2 else "Fn::Or": [
                {"Condition": f"C{n - 1}"},
                {"Condition": f"C{n - 1}"},
                {"Fn::Equals": [{"Ref": "P"}, str(n)]},
            ]
        }
    return json.dumps(
        {
            "Parameters": {"P": {"Type": "String"}},
            "Conditions": conditions,
            "Resources": {
                f"B{n}": {
                    "Type": "AWS::S3::Bucket",
                    "Condition": f"C{n}",
                    "Properties": {"BucketName": {"Fn::If": [f"C{count - 1 - n}", "a", "b"]}},
                }
                for n in range(count)
            },
        }
    )


def wide_conditions(count: int) -> str:
    atoms = [{"Fn::Equals": [{"Ref": f"P{n}"}, "x"]} for n in range(count)]
    return json.dumps(
        {
            "Parameters": {f"P{n}": {"Type": "String"} for n in range(count)},
            "Conditions": {"All": {"Fn::And": atoms[:100]}, "One": {"Fn::Or": atoms[-100:]}},
            "Resources": {
                "B": {
                    "Type": "AWS::S3::Bucket",
                    "Condition": "One",
                    "Properties": {"BucketName": {"Fn::If": ["All", "a", "b"]}},
                }
            },
        }
    )


def growing_text() -> str:
    parameters = {"P": {"Type": "String", "Default": "x" * 4000}}
    node: Any = {"Ref": "P"}
    for _ in range(20):
        node = {"Fn::Sub": ["${V}" * 8, {"V": node}]}
    return json.dumps({"Parameters": parameters, "Resources": {"B": {"Type": "Custom::X", "Properties": {"V": node}}}})


def circles() -> str:
    return json.dumps(
        {
            "Resources": {
                "A": {
                    "Type": "AWS::EC2::Subnet",
                    "Properties": {
                        "CidrBlock": {"Fn::Select": [0, {"Fn::Cidr": [{"Fn::GetAtt": ["B", "CidrBlock"]}, 1, 8]}]}
                    },
                },
                "B": {
                    "Type": "AWS::EC2::Subnet",
                    "Properties": {
                        "CidrBlock": {"Fn::Select": [0, {"Fn::Cidr": [{"Fn::GetAtt": ["A", "CidrBlock"]}, 1, 8]}]}
                    },
                },
                "C": {"Type": "AWS::EC2::SecurityGroup", "Properties": {"GroupName": {"Ref": "C"}}},
                "D": {"Type": "AWS::Custom::X", "Properties": {"V": {"Fn::ImportValue": "loop"}}},
                "R": {"Type": "AWS::SecretsManager::RotationSchedule", "Properties": {"SecretId": {"Ref": "T"}}},
                "T": {"Type": "AWS::SecretsManager::SecretTargetAttachment", "Properties": {"SecretId": {"Ref": "R"}}},
            },
            "Outputs": {"O": {"Value": {"Fn::ImportValue": "loop"}, "Export": {"Name": "loop"}}},
        }
    )


@pytest.mark.parametrize(
    "text",
    [
        json.dumps({"Resources": {"B": {"Type": "Custom::X", "Properties": {"V": nested(16)}}}}),
        json.dumps({"Resources": {"B": {"Type": "Custom::X", "Properties": {"V": nested(90, "Fn::Base64")}}}}),
        doubled(14),
        chained_conditions(200),
        wide_conditions(400),
        growing_text(),
        circles(),
    ],
    ids=["wide", "deep", "aliases", "chained conditions", "many parameters", "growing text", "circles"],
)
def test_bombs_end_soon(text: str) -> None:
    start = time.process_time()
    inventory = load_text(text)
    for _ in walk(inventory):
        pass
    assert time.process_time() - start < 8


def test_what_goes_too_deep_is_unknown_with_its_line() -> None:
    inventory = load_text(
        json.dumps({"Resources": {"B": {"Type": "Custom::X", "Properties": {"V": nested(90, "Fn::Base64")}}}})
    )
    (resource,) = inventory.of_type("Custom::X")
    assert isinstance(resource.properties.V, Unknown)
    assert [note.text for note in inventory.notes] == ["this is nested too deeply"]


def test_text_that_grows_without_end_is_unknown() -> None:
    inventory = load_text(growing_text())
    (resource,) = inventory.of_type("Custom::X")
    assert isinstance(resource.properties.V, (Unknown, PartialString))
    assert "a text grows beyond" in inventory.notes[0].text
