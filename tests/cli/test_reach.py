"""`remit reach`, `remit exposed`: answers, what would cut a way, before and after, and what is said of bad input."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.engines.network.estates import BASE

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

    Remit = Callable[..., subprocess.CompletedProcess[str]]

TEMPLATE = "Resources:\n" + "".join(f"  {line}\n" for line in BASE.strip().splitlines())


NETWORK = """
Resources:
  Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}
  Gate: {Type: AWS::EC2::InternetGateway}
  Attached: {Type: AWS::EC2::VPCGatewayAttachment, Properties: {VpcId: !Ref Vpc, InternetGatewayId: !Ref Gate}}
  Table: {Type: AWS::EC2::RouteTable, Properties: {VpcId: !Ref Vpc}}
  Out:
    Type: AWS::EC2::Route
    Properties: {RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Gate}
  Public: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24}}
  There: {Type: AWS::EC2::SubnetRouteTableAssociation, Properties: {SubnetId: !Ref Public, RouteTableId: !Ref Table}}
"""


@pytest.fixture
def estate(tmp_path: Path) -> Path:
    (tmp_path / "after.yaml").write_text(TEMPLATE, encoding="utf-8")
    (tmp_path / "before.yaml").write_text(TEMPLATE.replace("CidrIp: 0.0.0.0/0", "CidrIp: 10.0.0.0/8"), encoding="utf-8")
    return tmp_path


def asked(done: subprocess.CompletedProcess[str]) -> Any:
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_a_way_is_told_hop_by_hop(remit: Remit, estate: Path) -> None:
    found = asked(remit("reach", "internet", "Web", "--in", str(estate / "after.yaml"), "--json"))
    assert found["answer"] == "yes"
    way = found["paths"][0]
    assert way["ports"] == "tcp 443"
    assert [hop["name"] for hop in way["hops"]] == ["internet", "Table", "WebGroup", "Web"]
    assert way["hops"][2]["rule"] == "lets in tcp 443 from 0.0.0.0/0"
    assert way["cut"].startswith("remove the rule that lets in tcp 443 from 0.0.0.0/0 from WebGroup")


def test_nothing_gets_through_but_over_the_web_server(remit: Remit, estate: Path) -> None:
    question = ("reach", "internet", "Data", "--in", str(estate / "after.yaml"), "--json")
    straight = asked(remit(*question))
    assert (straight["answer"], straight["because"]) == ("no", ["Data has no public address"])
    through = asked(remit(*question, "--through"))
    assert through["answer"] == "yes"
    assert "Web" in [hop["name"] for hop in through["paths"][0]["hops"]]


def test_before_and_after(remit: Remit, estate: Path) -> None:
    both = ("--in", str(estate / "after.yaml"), "--against", str(estate / "before.yaml"), "--json")
    way = asked(remit("reach", "internet", "Web", *both))
    assert way["against"]["answer"] == "no"
    assert len(way["against"]["opened"]) == 1
    rows = asked(remit("exposed", *both))
    assert [row["name"] for row in rows["against"]["opened"]] == ["Web"]
    assert rows["against"]["closed"] == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("internet", "Nothing"), "no resource is called Nothing"),
        (("internet", "WebGroup"), "has no address in a VPC"),
        (("cidr:10.0.0.0/99", "Web"), "is no block of addresses"),
        (("internet", "Web", "--port", "ssh"), "ssh is no port"),
        (("internet", "Web", "--port", "70000"), "70000 is no port"),
        (("internet", "Web", "--port", "443-22"), "443-22 is no port"),
        (("internet", "Web", "--port", "icmp/300"), "icmp/300 is no port"),
        (("internet", "Web", "--port", ""), "nothing is no port"),
        (("internet", ""), "an end without a name"),
        (("cidr:", "Web"), "nothing is no block of addresses"),
        (("internet", "cidr:10.0.0.0/8"), "neither internet nor cidr:10.0.0.0/8 is in the estate"),
        (("internet", "Twin"), "2 resources are called Twin: "),
        (("internet", "x\x1b[31m\ny"), "no resource is called x\\x1b[31m\ny"),
        (("internet", "Web", "--against", "nowhere"), "nowhere: there is no such file"),
    ],
)
def test_bad_input_is_told(remit: Remit, estate: Path, words: tuple[str, ...], told: str) -> None:
    twins = "".join(
        f"  {name}: {{Type: AWS::EC2::Instance, Properties: {{Tags: [{{Key: Name, Value: Twin}}]}}}}\n" for name in "AB"
    )
    (estate / "twins.yaml").write_text(TEMPLATE + twins, encoding="utf-8")
    done = remit("reach", *words, "--in", str(estate / "twins.yaml"))
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
    assert "\x1b" not in done.stderr


def test_a_long_list_is_cut_and_counted(remit: Remit, tmp_path: Path) -> None:
    web = "{Type: AWS::EC2::Instance, Properties: {SubnetId: !Ref Outer, SecurityGroupIds: [!Ref WebGroup]}}"
    many = "".join(f"  Web{index}: {web}\n" for index in range(250))
    (tmp_path / "many.yaml").write_text(TEMPLATE + many, encoding="utf-8")
    lines = remit("exposed", "--in", "many.yaml").stdout.splitlines()
    assert (len(lines), lines[-1]) == (201, "and 51 more: --json has all of them")
    assert len(asked(remit("exposed", "--in", "many.yaml", "--json"))["paths"]) == 251


def test_a_network_load_balancer_without_groups_is_not_shut_by_the_default_one(remit: Remit, tmp_path: Path) -> None:
    balancer = """
  Balancer: {Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: {Type: network, Subnets: [!Ref Public]}}
"""
    (tmp_path / "nlb.yaml").write_text(NETWORK + balancer, encoding="utf-8")
    told = asked(remit("reach", "internet", "Balancer", "--in", "nlb.yaml", "--json"))
    assert told["answer"] == "yes"
    assert "yes       Balancer" in remit("exposed", "--in", "nlb.yaml").stdout
