"""How the network engine grows: what the internet reaches, who calls 200 databases, what is reached in the end.

Run with the project's interpreter: `.venv/bin/python benchmarks/network.py [INTERFACES]` (100,000 unless told, with a
tenth as many security groups and a fiftieth as many subnets). Each size is a process of its own, so that peaks do not
mix. The estate is worse than real ones: nearly every interface is a class of its own. In the last row every group also
names in its egress whom it may call. Nothing fails on a time.
"""

from __future__ import annotations

import gc
import random
import resource as system
import subprocess
import sys
import time
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.model import Resource

INTERFACES = 100_000
STEPS = (100, 10, 1)
RESTRICTED = 10
"""By how much smaller the estate is of which all egress is restricted."""
DATABASES = 200
PER_VPC = 100
"""Subnets in a VPC."""
PUBLIC = 0.1
"""The part of the interfaces with a public address."""
NAMING, INSIDE = 0.6, 0.97
"""The part of the rules that name a group, and that or a block inside; the others are for everybody."""


def estate(count: int, *, restricted: bool = False) -> Iterator[Resource]:
    """An account: VPCs in a ring of peering connections, every tenth subnet with its own ACL, half of them public."""
    draw = random.Random(7)  # noqa: S311 — the same estate each time
    subnets, groups = max(count // 50, 10), max(count // 10, 20)
    vpcs = max(subnets // PER_VPC, 1)
    for vpc in range(vpcs):
        yield from network(vpc, vpcs)
    for index in range(subnets):
        yield from subnet(index, index % vpcs, draw)
    for index in range(groups):
        yield made("SecurityGroup", f"sg-{index}", group(index, groups, vpcs, draw, restricted=restricted))
    for index in range(count):
        place = draw.randrange(subnets)
        own = [draw.randrange(groups) for _ in range(3)]
        mine = {f"sg-{each - each % vpcs + place % vpcs}" for each in own if each - each % vpcs + place % vpcs < groups}
        told = {"SubnetId": f"subnet-{place}", "GroupSet": sorted(mine) or [f"sg-{place % vpcs}"]}
        told["PrivateIpAddress"] = f"10.{place % vpcs}.{place // vpcs}.{4 + index % 250}"
        yield made(
            "NetworkInterface",
            f"eni-{index}",
            told | ({"Association": {"PublicIp": "x"}} if draw.random() < PUBLIC else {}),
        )
    for index in range(min(DATABASES, count // 10)):
        yield from database(index, subnets, groups, vpcs, draw)


def network(vpc: int, vpcs: int) -> Iterator[Resource]:
    """A VPC with its gateway, route tables and a peering connection to the next."""
    yield made(
        "VPC",
        f"vpc-{vpc}",
        {"CidrBlock": f"10.{vpc}.0.0/16", "GatewayAttachments": [{"InternetGatewayId": f"igw-{vpc}"}]},
    )
    yield made("InternetGateway", f"igw-{vpc}", {})
    after, before = (vpc + 1) % vpcs, (vpc - 1) % vpcs
    yield made(
        "VPCPeeringConnection",
        f"pcx-{vpc}",
        {"VpcId": f"vpc-{vpc}", "PeerVpcId": f"vpc-{after}", "Status": {"Code": "active"}},
    )
    peers = [
        {"DestinationCidrBlock": f"10.{after}.0.0/16", "VpcPeeringConnectionId": f"pcx-{vpc}"},
        {"DestinationCidrBlock": f"10.{before}.0.0/16", "VpcPeeringConnectionId": f"pcx-{before}"},
    ]
    out = {"DestinationCidrBlock": "0.0.0.0/0", "GatewayId": f"igw-{vpc}"}
    yield made("NatGateway", f"nat-{vpc}", {"SubnetId": f"subnet-{vpc}", "ConnectivityType": "public"})
    translated = {"DestinationCidrBlock": "0.0.0.0/0", "NatGatewayId": f"nat-{vpc}"}
    yield made("RouteTable", f"rtb-out-{vpc}", {"VpcId": f"vpc-{vpc}", "Routes": [out, *(peers if vpcs > 1 else [])]})
    yield made("RouteTable", f"rtb-in-{vpc}", {"VpcId": f"vpc-{vpc}", "Main": True, "Routes": [translated]})
    everything = [entry(100, "allow", egress=egress) for egress in (False, True)]
    yield made("NetworkAcl", f"acl-{vpc}", {"VpcId": f"vpc-{vpc}", "IsDefault": True, "Entries": everything})


def subnet(index: int, vpc: int, draw: random.Random) -> Iterator[Resource]:
    """A subnet, in one of ten with an ACL of its own that denies a block and some ports."""
    acl, number = f"acl-{vpc}", index // VPCS[0]
    if index % 10 == 0:
        acl = f"acl-own-{index}"
        denied = [entry(10, "deny", egress=False) | {"CidrBlock": f"10.{vpc}.{draw.randrange(100)}.0/24"}]
        ports = [entry(20, "deny", egress=False) | {"PortRange": {"From": 22, "To": 22}, "Protocol": 6}]
        everything = [entry(100, "allow", egress=egress) for egress in (False, True)]
        yield made("NetworkAcl", acl, {"VpcId": f"vpc-{vpc}", "Entries": [*denied, *ports, *everything]})
    table = f"rtb-{'out' if number % 2 == 0 else 'in'}-{vpc}"
    told = {
        "VpcId": f"vpc-{vpc}",
        "CidrBlock": f"10.{vpc}.{number}.0/24",
        "RouteTableId": table,
        "NetworkAclId": acl,
    }
    yield made("Subnet", f"subnet-{index}", told)


VPCS: list[int] = []
"""How many VPCs there are, once that is known."""


def entry(number: int, action: str, *, egress: bool) -> dict[str, Any]:
    """An entry of a network ACL for everything."""
    return {"RuleNumber": number, "Protocol": "-1", "RuleAction": action, "Egress": egress, "CidrBlock": "0.0.0.0/0"}


def group(index: int, groups: int, vpcs: int, draw: random.Random, *, restricted: bool) -> dict[str, Any]:
    """A group of one to eight rules: other groups of its VPC, blocks inside, now and then everybody."""
    rules: list[dict[str, Any]] = []
    for _ in range(draw.randint(1, 8)):
        port = draw.choice([22, 80, 443, 3306, 5432, 6379, 8080])
        rule: dict[str, Any] = {"IpProtocol": "tcp", "FromPort": port, "ToPort": port}
        kind = draw.random()
        other = draw.randrange(groups) // vpcs * vpcs + index % vpcs
        if kind < NAMING and other < groups:
            rule["SourceSecurityGroupId"] = f"sg-{other}"
        elif kind < INSIDE:
            rule["CidrIp"] = draw.choice(
                [f"10.{index % vpcs}.{draw.randrange(100)}.0/24", f"10.{index % vpcs}.0.0/16", "10.0.0.0/8"]
            )
        else:
            rule["CidrIp"] = "0.0.0.0/0"
        rules.append(rule)
    out: list[dict[str, Any]] = [{"IpProtocol": "-1", "CidrIp": "0.0.0.0/0"}]
    if index % 20 == 0 or restricted:
        out = [{"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIp": "0.0.0.0/0"}]
    if restricted:
        port, other = draw.choice([80, 3306, 5432, 6379]), draw.randrange(groups) // vpcs * vpcs + index % vpcs
        called = {"IpProtocol": "tcp", "FromPort": port, "ToPort": port}
        out.append({**called, "DestinationSecurityGroupId": f"sg-{min(other, groups - 1)}"})
    return {"VpcId": f"vpc-{index % vpcs}", "SecurityGroupIngress": rules, "SecurityGroupEgress": out}


def database(index: int, subnets: int, groups: int, vpcs: int, draw: random.Random) -> Iterator[Resource]:
    """A database in a subnet group of one subnet."""
    place = draw.randrange(subnets)
    own = draw.randrange(groups) // vpcs * vpcs + place % vpcs
    yield made("DBSubnetGroup", f"group-{index}", {"SubnetIds": [f"subnet-{place}"]}, "RDS")
    told = {
        "DBSubnetGroupName": f"group-{index}",
        "VPCSecurityGroups": [f"sg-{min(own, groups - 1)}"],
        "Port": 5432,
        "PubliclyAccessible": False,
    }
    yield made("DBInstance", f"db-{index}", {**told, "Engine": "postgres"}, "RDS")


def made(kind: str, name: str, properties: dict[str, Any], namespace: str = "EC2") -> Resource:
    """One resource of the account."""
    from remit.model import Resource, wrap

    held = {key: wrap(value) for key, value in properties.items()}
    return Resource(f"AWS::{namespace}::{kind}", name, name, held, scope="1", account="1", region="r")


def peak() -> float:
    """The most memory that this process had, in MB."""
    unit = 1024 if sys.platform == "linux" else 1024 * 1024
    return system.getrusage(system.RUSAGE_SELF).ru_maxrss / unit


def one(count: int, *, restricted: bool) -> None:
    """Ask the three questions of one size; print its row."""
    from remit.engines.network.census import Census
    from remit.engines.network.closure import Closure
    from remit.engines.network.reach import ANYWHERE, Reach
    from remit.model import MemoryInventory

    gc.disable()
    VPCS.append(max(max(count // 50, 10) // PER_VPC, 1))
    inventory = MemoryInventory(estate(count, restricted=restricted), whole=True)
    before, clock = peak(), [time.process_time()]
    reach = Reach(inventory)
    census = Census(reach)
    clock.append(time.process_time())
    exposed = census.exposed
    clock.append(time.process_time())
    targets = [index for index, place in enumerate(census.places) if place.kind == "AWS::RDS::DBInstance"]
    edges = sum(len(census.callers(index).sure) for index in targets)
    clock.append(time.process_time())
    spread = Closure(reach, census).spread([ANYWHERE])
    clock.append(time.process_time())
    spent = "".join(f"{after - start:>9.2f}s" for start, after in pairwise(clock))
    print(
        f"{count:>10,}{len(census.places):>9,}{spent}{len(exposed.sure):>9,}{edges:>11,}{len(spread.sure):>9,}"
        f"{before:>8.0f}{peak():>6.0f} MB",
        flush=True,
    )


def main(whole: int) -> None:
    """Print the table, a process a size."""
    print(
        f"{'interfaces':>10}{'classes':>9}{'index':>10}{'exposed':>10}{'callers':>10}{'closure':>10}"
        f"{'exposed':>9}{'edges':>11}{'reached':>9}{'made':>8}{'peak':>9}"
    )
    for step in STEPS:
        subprocess.run([sys.executable, __file__, str(whole // step), "one"], check=True)
    subprocess.run([sys.executable, __file__, str(whole // RESTRICTED), "restricted"], check=True)


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else INTERFACES
    if sys.argv[2:] in (["one"], ["restricted"]):
        one(size, restricted=sys.argv[2:] == ["restricted"])
    else:
        main(size)
