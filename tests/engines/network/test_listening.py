"""Rules that open the port of a database by reference, as the CDK writes them: the number follows, or is not known."""

from __future__ import annotations

from typing import Any

import pytest

from remit.engines.network import NetworkReader
from remit.model import MemoryInventory, Reference, Resource, Undetermined, Unknown, wrap

DB, CLUSTER, GROUP = "AWS::RDS::DBInstance", "AWS::RDS::DBCluster", "AWS::EC2::SecurityGroup"
PORT = Reference("t#Db", "Endpoint.Port")
MYSQL = {"Engine": "mysql"}


def made(type_name: str, name: str, properties: dict[str, Any]) -> Resource:
    return Resource(type_name, name, f"t#{name}", properties)


def admitted(port: int, database: dict[str, Any], *, of: str = DB, by: Reference = PORT, **cluster: Any) -> bool | None:
    """Whether the rule admits the port; None when that is not known."""
    rule = {"IpProtocol": "tcp", "FromPort": by, "ToPort": by, "CidrIp": "0.0.0.0/0"}
    group = made(GROUP, "Group", {"SecurityGroupIngress": [wrap(rule)]})
    estate = [group, made(of, "Db", database)] + ([made(CLUSTER, "Cluster", cluster)] if cluster else [])
    try:
        return NetworkReader(MemoryInventory(estate)).admits(group.properties, port=port).yes
    except Undetermined:
        return None


MEMBER = {"DBClusterIdentifier": Reference("t#Cluster"), "Engine": "aurora-mysql"}


@pytest.mark.parametrize(
    ("port", "expected", "arguments"),
    [
        pytest.param(3306, True, {"database": MYSQL}, id="the port of the engine"),
        pytest.param(5432, False, {"database": MYSQL}, id="and no other"),
        pytest.param(3307, True, {"database": MYSQL | {"Port": "3307"}}, id="a port that is told"),
        pytest.param(3306, False, {"database": MYSQL | {"Port": "3307"}}, id="then not that of the engine"),
        pytest.param(3306, None, {"database": MYSQL | {"Port": Unknown("restored")}}, id="an unknown port"),
        pytest.param(3306, None, {"database": {"Engine": Unknown("a parameter")}}, id="an unknown engine"),
        pytest.param(3306, None, {"database": {}}, id="no engine"),
        pytest.param(3306, None, {"database": MYSQL, "by": Reference("t#Db", "Endpoint.Address")}, id="no port at all"),
        pytest.param(3306, None, {"database": MYSQL, "by": Reference("t#Gone", "Endpoint.Port")}, id="out of sight"),
        pytest.param(3306, None, {"database": {}, "of": "AWS::S3::Bucket"}, id="of what has no port"),
        pytest.param(5439, True, {"database": {}, "of": "AWS::Redshift::Cluster"}, id="the port of a type"),
        pytest.param(4000, True, {"database": MEMBER, "Port": 4000}, id="a member has the port of its cluster"),
        pytest.param(3306, None, {"database": MEMBER}, id="a cluster out of sight may have another"),
        pytest.param(3306, None, {"database": MEMBER | {"DBClusterIdentifier": "shop"}}, id="as one that is named"),
    ],
)
def test_a_rule_opens_the_port_of_a_database(port: int, expected: bool | None, arguments: dict[str, Any]) -> None:  # noqa: FBT001 — a row
    assert admitted(port, **arguments) is expected
