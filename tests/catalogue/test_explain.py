"""The line through a type under settings, as `remit explain TYPE --with PROPERTY=VALUE` shows it."""

from __future__ import annotations

import pytest

from remit import catalogue
from remit.model import DUTIES, RemitError, Unknown


def test_default() -> None:
    told = catalogue.explain("AWS::RDS::DBInstance")
    assert told.service == "Amazon RDS and Aurora"
    assert told.model == "container"
    assert not told.configuration
    assert told.duties["guest-os"].owner == "aws"
    assert {"rds-custom-oracle", "rds-minor"} <= {mover.id for mover in told.movers}


def test_with_a_setting() -> None:
    told = catalogue.explain("AWS::RDS::DBInstance", {"Engine": "custom-oracle-ee"})
    assert told.duties["guest-os"].owner == "customer"
    assert told.duties["guest-os"].moved_by == ("rds-custom-oracle",)


def test_settings_are_made_true_to_type() -> None:
    assert catalogue.explain("AWS::RDS::DBInstance", {"AutoMinorVersionUpgrade": "false"}).duties["platform"].moved_by
    assert catalogue.explain("AWS::RDS::DBInstance", {"BackupRetentionPeriod": "0"}).duties["backup-recovery"].moved_by
    assert catalogue.explain("AWS::EKS::Cluster", {"ComputeConfig.Enabled": "true"}).duties["guest-os"].moved_by


def test_settings_reach_into_lists() -> None:
    told = catalogue.explain("AWS::ECS::Service", {"CapacityProviderStrategy.CapacityProvider": "FARGATE"})
    assert told.duties["guest-os"].owner == "aws"
    told = catalogue.explain("AWS::IAM::Role", {"ManagedPolicyArns": "arn:aws:iam::aws:policy/ReadOnlyAccess"})
    assert told.duties["identity-access"].owner == "shared"
    told = catalogue.explain("AWS::Lambda::Function", {"VpcConfig.SubnetIds": ["subnet-1"]})
    assert told.duties["network-controls"].owner == "customer"


def test_an_unknown_setting_shows_what_it_decides() -> None:
    told = catalogue.explain("AWS::RDS::DBInstance", {"Engine": Unknown("not given")})
    assert told.duties["guest-os"].missing == "Engine: not given"


@pytest.mark.parametrize("path", ["Engin", "Engine.Deeper", "ProcessorFeatures.Nam"])
def test_an_unknown_property_is_told_with_the_nearest(path: str) -> None:
    with pytest.raises(RemitError) as raised:
        catalogue.explain("AWS::RDS::DBInstance", {path: "x"})
    assert path.rpartition(".")[2] in raised.value.message
    assert raised.value.hint


def test_a_type_outside_the_catalogue() -> None:
    told = catalogue.explain("AWS::Gone::Ledger")
    assert told.service == ""
    assert {line.owner for line in told.duties.values()} == {"unclassified"}
    with pytest.raises(RemitError):
        catalogue.explain("AWS::Nothing::AtAll", {"A": "x"})


def test_record() -> None:
    record = catalogue.explain("AWS::RDS::DBInstance", {"Engine": "custom-oracle-ee"}).record()
    assert record["type"] == "AWS::RDS::DBInstance"
    assert tuple(record["duties"]) == DUTIES
    line = record["duties"]["guest-os"]
    assert line["owner"] == "customer"
    assert line["moved_by"] == ["rds-custom-oracle"]
    assert line["source"].startswith("https://docs.aws.amazon.com/")
    assert {"id", "when", "because", "source", "duties"} == set(record["movers"][0])
