"""An account in a moto server, read as an inventory."""

from __future__ import annotations

from typing import Any

import pytest

from remit.model import Needs, Resource, Unknown, unwrap
from remit.sources.aws import AwsTarget, collect, from_pages
from tests.sources.aws.conftest import ACCOUNT, REGION, MemoryPages

pytestmark = pytest.mark.usefixtures("aws")
ONCE = AwsTarget(attempts=1)


def read(*types: str, pages: MemoryPages | None = None) -> dict[str, list[Resource]]:
    inventory = collect(ONCE, Needs(types), pages or MemoryPages(), regions=[REGION])
    return {name: list(inventory.of_type(name)) for name in types}


def known(resource: Resource) -> Any:
    """The properties that are known."""
    return {name: value for name, value in unwrap(resource.properties).items() if not isinstance(value, Unknown)}


def test_bucket_with_its_satellites() -> None:
    logs = next(one for one in read("AWS::S3::Bucket")["AWS::S3::Bucket"] if one.id == "shop-logs")
    assert logs.key == f"{ACCOUNT}/{REGION}#arn:aws:s3:::shop-logs"
    assert logs.region == REGION
    assert logs.tags == {"team": "web"}
    assert logs.properties.VersioningConfiguration.Status == "Enabled"
    assert logs.properties.BucketPolicy.PolicyDocument.Statement[0].Principal == "*"
    assert not logs.properties.PublicAccessBlockConfiguration
    assert str(logs.locate(("BucketPolicy",))) == f"s3:GetBucketPolicy ({REGION})"


def test_one_rule_a_source() -> None:
    group = next(one for one in read("AWS::EC2::SecurityGroup")["AWS::EC2::SecurityGroup"] if one.name == "web")
    rule = {"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "CidrIp": "0.0.0.0/0"}
    assert unwrap(group.properties)["SecurityGroupIngress"] == [rule]


def test_database() -> None:
    (database,) = read("AWS::RDS::DBInstance")["AWS::RDS::DBInstance"]
    told = known(database)
    assert told["StorageEncrypted"] is False
    assert told["AllocatedStorage"] == "20"
    assert told["VPCSecurityGroups"]


def test_offline_is_the_same() -> None:
    pages = MemoryPages()
    live = collect(ONCE, Needs(), pages, regions=[REGION])
    asked = len(pages.log)
    pages.offline = True
    offline = from_pages(pages, Needs())
    assert len(pages.log) == asked
    assert [one.key for name in live.types() for one in live.of_type(name)] == [
        one.key for name in offline.types() for one in offline.of_type(name)
    ]
    assert live.gaps == offline.gaps
