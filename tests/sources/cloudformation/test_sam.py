"""SAM templates: what AWS's translator makes of them, where it stands, and what happens when it refuses."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from remit.model import Reference, Unknown, cause_of
from remit.sources.cloudformation import Options
from remit.sources.cloudformation.loading import load_text

if TYPE_CHECKING:
    from remit.model import Inventory, Resource

SHOP = """\
Transform: AWS::Serverless-2016-10-31
Parameters:
  Stage: {Type: String}
  Memory: {Type: Number, Default: 256}
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
Globals:
  Function:
    Runtime: python3.12
Resources:
  Checkout:
    Type: AWS::Serverless::Function
    Condition: IsProd
    Properties:
      CodeUri: src/
      Handler: app.handler
      MemorySize: !Ref Memory
      Tracing: Active
      Environment:
        Variables:
          ORDERS: !Ref Orders
          NAME: !Sub "${Stage}-checkout"
      Policies:
        - AdministratorAccess
      Events:
        Buy: {Type: Api, Properties: {Path: /buy, Method: post}}
  Orders:
    Type: AWS::Serverless::SimpleTable
  Bucket:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: plain
"""


def found(inventory: Inventory, logical_id: str) -> Resource:
    resource = inventory.get(f"template.yaml#{logical_id}")
    assert resource, logical_id
    return resource


def line(resource: Resource, *path: str | int) -> int:
    return resource.locate(path).line


@pytest.fixture(scope="module")
def shop() -> Inventory:
    return load_text(SHOP)


def test_sam_resources_become_those_that_they_make(shop: Inventory) -> None:
    assert [note.text for note in shop.notes] == []
    types = set(shop.types())
    assert {"AWS::Lambda::Function", "AWS::IAM::Role", "AWS::DynamoDB::Table", "AWS::ApiGateway::RestApi"} <= types
    assert not any(name.startswith("AWS::Serverless") for name in types)


def test_properties_keep_their_places(shop: Inventory) -> None:
    function = found(shop, "Checkout")
    assert (function.location.line, line(function, "Handler"), line(function, "MemorySize")) == (11, 16, 17)
    assert line(function, "Environment", "Variables", "NAME") == 22
    assert line(function, "Runtime") == 9  # from Globals
    assert line(function, "TracingConfig") == 18  # made of Tracing
    assert line(found(shop, "Bucket"), "BucketName") == 32


def test_generated_resources_stand_where_their_sam_resource_does(shop: Inventory) -> None:
    role = found(shop, "CheckoutRole")
    assert (role.location.line, line(role, "AssumeRolePolicyDocument"), line(role, "ManagedPolicyArns")) == (11, 11, 23)
    assert found(shop, "Orders").location.line == 27


def test_intrinsics_parameters_and_conditions_survive(shop: Inventory) -> None:
    function = found(shop, "Checkout")
    variables = function.properties.Environment.Variables
    assert function.conditional
    assert function.properties.MemorySize == 256
    assert variables["ORDERS"] == Reference("template.yaml#Orders", "Ref")
    assert function.properties.Role == Reference("template.yaml#CheckoutRole", "Arn")
    given = load_text(SHOP, options=Options(parameters={"Stage": "dev"}))
    assert given.get("template.yaml#Checkout") is None
    assert given.get("template.yaml#CheckoutRole") is None


def test_the_managed_policies_that_aws_ships_get_their_arns(shop: Inventory) -> None:
    assert "arn:aws:iam::aws:policy/AdministratorAccess" in found(shop, "CheckoutRole").properties.ManagedPolicyArns


def test_local_code_is_uploaded_at_deployment_so_where_to_is_unknown(shop: Inventory) -> None:
    bucket = found(shop, "Checkout").properties.Code.S3Bucket
    assert isinstance(bucket, Unknown)
    assert "sam package" in cause_of(bucket).reason


BROKEN = """\
Transform: AWS::Serverless-2016-10-31
Resources:
  Api: {Type: AWS::S3::Bucket}
  Broken:
    Type: AWS::Serverless::Function
    Properties: {Handler: 1, Events: 7}
"""


def opaque(inventory: Inventory) -> None:
    """What could not be translated is kept, and nothing about it is known."""
    resource = found(inventory, "Broken")
    assert resource.type == "AWS::Serverless::Function"
    assert isinstance(resource.properties.Handler, Unknown)
    assert isinstance(resource.properties.Tracing, Unknown)
    assert inventory.gap("AWS::IAM::Role", "template.yaml", None)
    assert found(inventory, "Api").type == "AWS::S3::Bucket"


def test_a_refused_template_is_audited_as_written() -> None:
    inventory = load_text(BROKEN)
    opaque(inventory)
    (note,) = inventory.notes
    assert (note.level, str(note.location)) == ("warning", "template.yaml:4")
    assert "Broken" in note.text


def test_without_the_translator_it_is_audited_as_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "samtranslator.parser.parser", None)
    inventory = load_text(BROKEN)
    opaque(inventory)
    (note,) = inventory.notes
    assert (note.level, str(note.location), note.hint) == ("warning", "template.yaml:1", "pip install 'remit[sam]'")


def test_a_transform_that_was_forgotten_is_told_and_carried_out() -> None:
    inventory = load_text("Resources: {Hello: {Type: AWS::Serverless::SimpleTable}}")
    assert [each.type for each in inventory.of_type("AWS::DynamoDB::Table")] == ["AWS::DynamoDB::Table"]
    (note,) = inventory.notes
    assert (note.level, str(note.location)) == ("warning", "template.yaml:1")
    assert "Hello" in note.text


def test_other_transforms_stay() -> None:
    text = BROKEN.replace("Handler: 1, Events: 7", "Handler: a.b, Runtime: python3.12, InlineCode: x")
    text = text.replace("Transform: AWS::Serverless-2016-10-31", "Transform: [AWS::Serverless-2016-10-31, Mine]")
    inventory = load_text(text)
    assert found(inventory, "Broken").type == "AWS::Lambda::Function"
    assert "Mine" in inventory.gap("AWS::IAM::Role", "template.yaml", None)
