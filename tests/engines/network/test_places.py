"""Where things stand: a cluster in one of its subnets or where its members are, interfaces that AWS makes."""

from __future__ import annotations

from typing import Any

import pytest

from remit.engines.network.entries.guards import Guards
from remit.engines.network.questions import exposed
from remit.engines.network.reach import Reach
from tests.engines.network import walker
from tests.engines.network.estates import answer, inventory, parts
from tests.engines.network.walker import Estate

CLUSTER = """
Joined2: null
Database: null
Cluster:
  Type: AWS::RDS::DBCluster
  Properties: {Engine: aurora-postgresql, DBSubnetGroupName: !Ref Subnets, VpcSecurityGroupIds: [!Ref WebGroup]}
Member:
  Type: AWS::RDS::DBInstance
  Properties: {Engine: aurora-postgresql, DBClusterIdentifier: !Ref Cluster, PubliclyAccessible: true}
Reader:
  Type: AWS::RDS::DBInstance
  Properties: {Engine: aurora-postgresql, DBClusterIdentifier: !Ref Cluster, PubliclyAccessible: false}
"""
"""Of the two subnets of the group, one in each zone, that in a leads to the internet; of the members one is public."""


@pytest.mark.parametrize(
    ("public", "private", "told"),
    [
        ("", "", "possible"),
        ("eu-west-1a", "eu-west-1b", "yes"),
        ("eu-west-1b", "eu-west-1a", "no"),
        ("eu-west-1b", "", "no"),
        ("eu-west-1a", "", "possible"),
    ],
)
def test_a_cluster_stands_where_its_members_do(public: str, private: str, told: str) -> None:
    zones = {"Member": public, "Reader": private}
    edits = "".join(f"{name}.AvailabilityZone: {zone}\n" for name, zone in zones.items() if zone)
    assert answer(inventory(parts()["database"], CLUSTER, edits), "internet -> Cluster at 5432") == told


@pytest.mark.parametrize(
    ("kind", "groups", "told"),
    [
        ("network_load_balancer", [], ["everything"]),
        ("network_load_balancer", ["sg-a"], ["tcp 443"]),
        ("nat_gateway", [], []),
        ("interface", ["sg-a"], ["tcp 443"]),
    ],
)
def test_what_reaches_an_interface_that_a_service_made(kind: str, groups: list[str], told: list[str]) -> None:
    from remit.engines.network.questions import told as ports_of

    records: list[tuple[str, str, dict[str, Any]]] = [
        (type_, name, {**had, "InterfaceType": kind, "GroupSet": groups} if type_ == "NetworkInterface" else had)
        for type_, name, had in walker.records(Estate.open())
    ]
    assert [ports_of(each.reached) for each in exposed(Reach(walker.account(records)))] == told


NLB = """
Balancer:
  Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Properties: {Type: network, Scheme: internal, Subnets: [!Ref Outer]}
"""
SHUT = """
Acl: {Type: AWS::EC2::NetworkAcl, Properties: {VpcId: !Ref Vpc}}
AclJoined: {Type: AWS::EC2::SubnetNetworkAclAssociation, Properties: {SubnetId: !Ref Inner, NetworkAclId: !Ref Acl}}
"""


@pytest.mark.parametrize(("acl", "holds"), [("", True), (SHUT, False)])
def test_what_no_security_group_filters_is_still_behind_the_callers_network_acl(acl: str, *, holds: bool) -> None:
    where = inventory(NLB, acl)
    named = {each.id: each for kind in where.types() for each in where.of_type(kind)}
    assert Guards(where).between(named["Data"], named["Balancer"], 443).holds is holds
