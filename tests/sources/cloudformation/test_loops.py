"""Fn::ForEach in every section, and what it may not do."""

from __future__ import annotations

from typing import Any

import pytest

from remit.model import OpenObj, Unknown, unwrap
from remit.sources.cloudformation import Options, load_text

FILE = "t.yaml"


def load(text: str, **options: Any) -> Any:
    return load_text("Transform: AWS::LanguageExtensions\n" + text, FILE, Options(**options))


def test_resources_conditions_outputs_and_properties_are_repeated() -> None:
    inventory = load("""
Parameters:
  Names: {Type: CommaDelimitedList, Default: "in-1,out-2"}
  Stage: {Type: String, Default: dev}
Conditions:
  Fn::ForEach::Conditions:
    - Each
    - [dev, prod]
    - Is${Each}: !Equals [!Ref Stage, !Ref Each]
Resources:
  Fn::ForEach::Buckets:
    - Name
    - !Ref Names
    - Bucket&{Name}:
        Type: AWS::S3::Bucket
        Condition: Isprod
        Properties:
          BucketName: !Sub "data-${Name}"
          Tags: [{Key: plain, Value: "${Name}"}]
  Table:
    Type: AWS::DynamoDB::Table
    Properties:
      Fn::ForEach::Throughput:
        - Kind
        - [Read, Write]
        - Quite${Kind}: !Ref Kind
Outputs:
  Fn::ForEach::Outputs:
    - Name
    - !Ref Names
    - Fn::ForEach::Attributes:
        - Attribute
        - [Arn, DomainName]
        - Bucket&{Name}${Attribute}:
            Value: !GetAtt [!Sub "Bucket&{Name}", !Ref Attribute]
            Export: {Name: !Sub "${Name}-${Attribute}"}
""")
    assert inventory.notes == []
    buckets = {each.id: each for each in inventory.of_type("AWS::S3::Bucket")}
    assert list(buckets) == ["Bucketin1", "Bucketout2"]
    assert unwrap(buckets["Bucketin1"].properties) == {
        "BucketName": "data-in-1",
        "Tags": [{"Key": "plain", "Value": "in-1"}],
    }
    assert buckets["Bucketin1"].conditional
    assert str(buckets["Bucketin1"].location) == "t.yaml:15"
    assert str(buckets["Bucketout2"].locate(("Tags", 0, "Value"))) == "t.yaml:20"
    (table,) = inventory.of_type("AWS::DynamoDB::Table")
    assert unwrap(table.properties) == {"QuiteRead": "Read", "QuiteWrite": "Write"}
    (stack,) = inventory._estate.stacks
    assert list(stack.outputs) == ["Bucketin1Arn", "Bucketin1DomainName", "Bucketout2Arn", "Bucketout2DomainName"]
    assert [len(inventory._estate.exports(name)) for name in ("in-1-Arn", "in-1-Nothing")] == [1, 0]


def test_a_loop_over_something_unknown_leaves_open_what_there_is() -> None:
    inventory = load("""
Parameters: {Names: {Type: CommaDelimitedList}}
Resources:
  Fn::ForEach::Buckets: [Name, !Ref Names, {"B${Name}": {Type: AWS::S3::Bucket}}]
  Table:
    Type: AWS::DynamoDB::Table
    Properties:
      TableName: known
      SSESpecification:
        KMSMasterKeyId: key
        Fn::ForEach::More: [Name, !Ref Names, {"${Name}": x}]
""")
    assert "Fn::ForEach::Buckets may make more resources" in inventory.gap("AWS::S3::Bucket", FILE, None)
    (table,) = inventory.of_type("AWS::DynamoDB::Table")
    assert table.properties.TableName == "known"
    assert isinstance(table.properties.SSESpecification, OpenObj)
    assert table.properties.SSESpecification.KMSMasterKeyId == "key"
    assert isinstance(table.properties.SSESpecification.SSEEnabled, Unknown)
    assert [note.location.line for note in inventory.notes] == [5, 12]


@pytest.mark.parametrize(
    ("loop", "problem"),
    [
        ("[Name, [a]]", "a loop takes an identifier, a collection and a fragment"),
        ("[Name, text, {}]", "the collection of Fn::ForEach::Bad is not known"),
        ("x", "a loop takes an identifier, a collection and a fragment"),
    ],
)
def test_a_wrong_loop_is_told_and_the_rest_is_read(loop: str, problem: str) -> None:
    inventory = load(f"""
Resources:
  Fn::ForEach::Bad: {loop}
  Good: {{Type: AWS::S3::Bucket}}
""")
    assert [each.id for each in inventory.of_type("AWS::S3::Bucket")] == ["Good"]
    assert [note.text for note in inventory.notes] == [f"Fn::ForEach::Bad: {problem}"]


def test_loops_within_loops_end() -> None:
    loop: Any = {"B${A}${B}${C}${D}${E}": {"Type": "AWS::S3::Bucket"}}
    for name in "EDCBA":
        loop = {f"Fn::ForEach::L{name}": [name, list("abcdefghij"), loop]}
    import json

    inventory = load_text(json.dumps({"Transform": "AWS::LanguageExtensions", "Resources": loop}), FILE)
    assert 5_000 < len(list(inventory.of_type("AWS::S3::Bucket"))) <= 10_000
    assert any("more than 10,000 entries" in note.text for note in inventory.notes)


def test_without_the_transform_a_loop_is_read_and_its_lack_told() -> None:
    inventory = load_text("""
Resources:
  Fn::ForEach::Buckets: [Name, [a], {"B${Name}": {Type: AWS::S3::Bucket}}]
""")
    assert [each.id for each in inventory.of_type("AWS::S3::Bucket")] == ["Ba"]
    assert [note.text for note in inventory.notes] == ["Fn::ForEach needs Transform: AWS::LanguageExtensions"]
