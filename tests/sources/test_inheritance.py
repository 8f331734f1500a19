"""What a replica or restored database takes from elsewhere is read there, or unknown, whichever door it comes in by."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 — pytest reads the annotation
from typing import Any

import pytest

from remit import schema
from remit.model import MISSING, Inventory, Unknown, cause_of
from remit.schema.origins import ORIGINS
from remit.sources import cloudformation
from tests.sources.terraform.made import loaded, resources

ORDERS = "Type: AWS::RDS::DBInstance, Properties: {Engine: mysql, StorageEncrypted: true, DBInstanceIdentifier: orders}"


def template(**resources: str) -> Inventory:
    """A template with these resources."""
    return cloudformation.load_text(
        "Parameters: {Given: {Type: String}}\nConditions: {Big: !Equals [!Ref Given, big]}\nResources:\n"
        + "".join(f"  {name}: {{{body}}}\n" for name, body in resources.items()),
        "t.yaml",
    )


def copy_of(inventory: Inventory, key: str = "t.yaml#Copy") -> Any:
    """The properties of the copy."""
    found = inventory.get(key)
    assert found is not None
    return found.properties


@pytest.mark.parametrize("source", ["!Ref Orders", "orders"])
def test_a_replica_has_what_its_source_in_sight_has(source: str) -> None:
    """And lacks what that lacks: `KmsKeyId` is as absent as there."""
    copy = copy_of(
        template(
            Copy=f"Type: AWS::RDS::DBInstance, Properties: {{SourceDBInstanceIdentifier: {source}, Port: 9}}",
            Orders=ORDERS,
        )
    )
    assert (copy.Engine, copy.StorageEncrypted, copy.KmsKeyId, copy.Port) == ("mysql", True, MISSING, "9")


def test_a_copy_of_a_copy_has_what_the_first_has() -> None:
    """However they stand in the file, and a circle ends."""
    copy = copy_of(
        template(
            Copy="Type: AWS::RDS::DBInstance, Properties: {SourceDBInstanceIdentifier: !Ref Between}",
            Between="Type: AWS::RDS::DBInstance, Properties: {SourceDBInstanceIdentifier: !Ref Orders}",
            Orders=ORDERS,
        )
    )
    assert copy.Engine == "mysql"
    circle = template(
        Copy="Type: AWS::RDS::DBInstance, Properties: {SourceDBInstanceIdentifier: other}",
        Other="Type: AWS::RDS::DBInstance, Properties: {DBInstanceIdentifier: other, "
        "SourceDBInstanceIdentifier: !Ref Copy}",
    )
    assert copy_of(circle).Engine == MISSING


@pytest.mark.parametrize(
    "source",
    [
        "SourceDBInstanceIdentifier: elsewhere",
        "SourceDBInstanceIdentifier: !ImportValue orders",
        "DBSnapshotIdentifier: !Ref Given",
        "DBSnapshotIdentifier: !If [Big, one, !Ref 'AWS::NoValue']",
        "UseLatestRestorableTime: true",
    ],
)
def test_what_is_out_of_sight_is_unknown(source: str) -> None:
    """Also where a parameter or condition decides whether there is a source at all."""
    copy = copy_of(template(Copy=f"Type: AWS::RDS::DBInstance, Properties: {{{source}}}"))
    assert isinstance(copy.Engine, Unknown)
    assert isinstance(copy.StorageEncrypted, Unknown)
    assert isinstance(copy.DeletionProtection, type(MISSING))  # AWS's page tells a default of it


def test_a_condition_that_decides_is_tried_both_ways() -> None:
    """Restored under it, new without it."""
    inventory = template(
        Copy="Type: AWS::RDS::DBInstance, Properties: {DBSnapshotIdentifier: !If [Big, one, !Ref 'AWS::NoValue']}"
    )
    condition = cause_of(copy_of(inventory).Engine).condition
    assert condition
    assert isinstance(copy_of(inventory.under({condition: True})).Engine, Unknown)
    assert copy_of(inventory.under({condition: False})).Engine == MISSING


def test_an_empty_text_names_no_snapshot() -> None:
    """CloudFormation makes a new database then, as its page says."""
    assert (
        copy_of(template(Copy="Type: AWS::RDS::DBInstance, Properties: {DBSnapshotIdentifier: ''}")).Engine == MISSING
    )


def test_terraform_says_the_same(tmp_path: Path) -> None:
    """The provider takes what the API takes."""
    text = """
    resource "aws_db_instance" "orders" {
      engine            = "mysql"
      storage_encrypted = true
    }
    resource "aws_db_instance" "copy" { replicate_source_db = aws_db_instance.orders.identifier }
    resource "aws_db_instance" "back" { snapshot_identifier = "orders-1" }
    """
    copies = {name: each.properties for name, each in resources(loaded(tmp_path, text)).items()}
    assert copies["aws_db_instance.copy"].Engine == "mysql"
    assert copies["aws_db_instance.copy"].StorageEncrypted is True
    assert isinstance(copies["aws_db_instance.back"].Engine, Unknown)


def test_origins_speak_the_registry_s_words() -> None:
    """A property that does not exist would be taken from nowhere."""
    for type_name, origins in ORIGINS.items():
        for origin in origins:
            for name in (*origin.by, *origin.takes, *origin.unless):
                assert schema.exists(type_name, name), f"{type_name}.{name}"
            for source in origin.types:
                lacking = [name for name in origin.takes if not schema.exists(source, name)]
                assert not lacking, f"{source} has no {lacking}"
