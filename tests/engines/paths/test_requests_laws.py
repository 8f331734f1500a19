"""Random estates of one VPC: what a second, simple reckoning of the ways says, the engine says too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from remit.engines.paths.requests import Requests
from remit.model import Location, MemoryInventory, Reference, Resource, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable

PORT, INSIDE, DATABASE = 443, 8080, 5432
SUBNETS = {"Outer": "10.0.0.0/24", "Inner": "10.0.1.0/24", "Data": "10.0.2.0/24"}
SOURCES = ("0.0.0.0/0", *SUBNETS.values(), "10.0.0.0/16", "BalancerGroup", "WebGroup", "DataGroup")
RULES = st.frozensets(st.tuples(st.sampled_from((PORT, INSIDE, DATABASE, 22)), st.sampled_from(SOURCES)), max_size=3)


class Drawn(NamedTuple):
    """A load balancer, a server and a database; the rules of their groups as (port, source)."""

    internal: bool
    routed: bool
    balancer: frozenset[tuple[int, str]]
    web: frozenset[tuple[int, str]]
    data: frozenset[tuple[int, str]]


ESTATES = st.builds(Drawn, st.booleans(), st.booleans(), RULES, RULES, RULES)


def made(type_name: str, id_: str, **properties: Any) -> Resource:
    where = Location("t.yaml", 1)
    return Resource(type_name, id_, f"t.yaml#{id_}", wrap(properties).__dict__, scope="t.yaml", location=where)


def ref(id_: str) -> Reference:
    return Reference(f"t.yaml#{id_}")


def group(name: str, rules: frozenset[tuple[int, str]]) -> Resource:
    ingress = [
        {"IpProtocol": "tcp", "FromPort": port, "ToPort": port}
        | ({"SourceSecurityGroupId": ref(source)} if source.endswith("Group") else {"CidrIp": source})
        for port, source in sorted(rules)
    ]
    return made("AWS::EC2::SecurityGroup", name, VpcId=ref("Vpc"), SecurityGroupIngress=ingress)


def resources(drawn: Drawn) -> list[Resource]:
    elb = "AWS::ElasticLoadBalancingV2::"
    out = [{"DestinationCidrBlock": "0.0.0.0/0", "GatewayId": ref("Gateway")}] if drawn.routed else []
    return [
        made(
            "AWS::EC2::VPC", "Vpc", CidrBlock="10.0.0.0/16", GatewayAttachments=[{"InternetGatewayId": ref("Gateway")}]
        ),
        made("AWS::EC2::InternetGateway", "Gateway"),
        made("AWS::EC2::RouteTable", "Routes", VpcId=ref("Vpc"), Routes=out),
        *(
            made("AWS::EC2::Subnet", name, VpcId=ref("Vpc"), CidrBlock=block, RouteTableId=ref("Routes"))
            for name, block in SUBNETS.items()
        ),
        group("BalancerGroup", drawn.balancer),
        group("WebGroup", drawn.web),
        group("DataGroup", drawn.data),
        made(
            f"{elb}LoadBalancer",
            "Balancer",
            Scheme="internal" if drawn.internal else "internet-facing",
            Subnets=[ref("Outer")],
            SecurityGroups=[ref("BalancerGroup")],
        ),
        made(
            f"{elb}Listener",
            "Listener",
            LoadBalancerArn=ref("Balancer"),
            Port=PORT,
            Protocol="HTTPS",
            DefaultActions=[{"Type": "forward", "TargetGroupArn": ref("Targets")}],
        ),
        made(f"{elb}TargetGroup", "Targets", Port=INSIDE, Protocol="HTTP", Targets=[{"Id": ref("Web")}]),
        made(
            "AWS::EC2::Instance",
            "Web",
            NetworkInterfaces=[
                {"SubnetId": ref("Inner"), "GroupSet": [ref("WebGroup")], "AssociatePublicIpAddress": False}
            ],
        ),
        made("AWS::RDS::DBSubnetGroup", "DataSubnets", SubnetIds=[ref("Data")]),
        made(
            "AWS::RDS::DBInstance",
            "Orders",
            Engine="postgres",
            PubliclyAccessible=False,
            DBSubnetGroupName=ref("DataSubnets"),
            VPCSecurityGroups=[ref("DataGroup")],
        ),
    ]


def ways(estate: Iterable[Resource]) -> set[tuple[str, ...]]:
    found = [chain for route in Requests(MemoryInventory(estate)).routes() for chain in route.chains]
    assert all(chain.certain for chain in found)
    return {tuple(hop.label for hop in chain.hops[1:]) for chain in found}


def lets(rules: frozenset[tuple[int, str]], port: int, *sources: str) -> bool:
    return any((port, source) in rules for source in ("0.0.0.0/0", *sources))


def reckoned(drawn: Drawn) -> set[tuple[str, ...]]:
    """By hand: each station lets the one before in, or the way ends."""
    if drawn.internal or not drawn.routed or not lets(drawn.balancer, PORT):
        return set()
    if not lets(drawn.web, INSIDE, "10.0.0.0/24", "10.0.0.0/16", "BalancerGroup"):
        return {("Balancer",)}
    if not lets(drawn.data, DATABASE, "10.0.1.0/24", "10.0.0.0/16", "WebGroup"):
        return {("Balancer", "Web")}
    return {("Balancer", "Web", "Orders")}


@settings(max_examples=250, deadline=None)
@given(ESTATES)
def test_the_engine_agrees_with_a_reckoning_by_hand(drawn: Drawn) -> None:
    assert ways(resources(drawn)) == reckoned(drawn)


@settings(max_examples=60, deadline=None)
@given(ESTATES, st.randoms(use_true_random=False))
def test_the_order_of_resources_does_not_matter(drawn: Drawn, random: Any) -> None:
    shuffled = resources(drawn)
    random.shuffle(shuffled)
    assert ways(shuffled) == ways(resources(drawn))


@settings(max_examples=100, deadline=None)
@given(ESTATES, st.sampled_from(("balancer", "web", "data")), RULES)
def test_one_more_rule_never_takes_a_station_away(drawn: Drawn, where: str, more: frozenset[tuple[int, str]]) -> None:
    wider = drawn._replace(**{where: getattr(drawn, where) | more})
    stations = {label for way in ways(resources(drawn)) for label in way}
    assert stations <= {label for way in ways(resources(wider)) for label in way}
