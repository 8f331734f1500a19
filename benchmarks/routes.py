"""How the ways of requests and the attack paths grow: load balancers before instances, databases and buckets behind.

Run with the project's interpreter: `.venv/bin/python benchmarks/routes.py [INSTANCES]` (2,000 unless told; a tenth as
many load balancers and databases, a quarter as many buckets). Each size is a process of its own, so that peaks do not
mix. Nothing fails on a time.
"""

from __future__ import annotations

import resource as system
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.model import Reference, Resource

INSTANCES = 2_000
STEPS = (20, 4, 1)
"""The whole divided by these: what grows faster than the estate shows in the last column."""
FILE, SUBNETS, KINDS, STORES = "estate.yaml", 20, 20, 10
"""Instances stand in so many subnets, are of so many kinds (security group and role), databases of so many groups."""


def made(type_name: str, id_: str, **properties: Any) -> Resource:
    """A declared resource."""
    from remit.model import Location, Resource, wrap

    where = Location(FILE, 1)
    found = wrap(properties).__dict__
    return Resource(type_name, id_, f"{FILE}#{id_}", found, scope=FILE, account="123456789012", location=where)


def ref(id_: str, attribute: str = "Ref") -> Reference:
    """A reference to another resource of the estate."""
    from remit.model import Reference

    return Reference(f"{FILE}#{id_}", attribute)


def network() -> Iterator[Resource]:
    """A VPC with a public subnet and private ones."""
    attached = [{"InternetGatewayId": ref("Gateway")}]
    yield made("AWS::EC2::VPC", "Vpc", CidrBlock="10.0.0.0/16", GatewayAttachments=attached)
    yield made("AWS::EC2::InternetGateway", "Gateway")
    out = [{"DestinationCidrBlock": "0.0.0.0/0", "GatewayId": ref("Gateway")}]
    yield made("AWS::EC2::RouteTable", "Routes", VpcId=ref("Vpc"), Routes=out)
    yield made("AWS::EC2::Subnet", "Outer", VpcId=ref("Vpc"), CidrBlock="10.0.0.0/20", RouteTableId=ref("Routes"))
    for number in range(SUBNETS):
        yield made("AWS::EC2::Subnet", f"Inner{number}", VpcId=ref("Vpc"), CidrBlock=f"10.0.{32 + number}.0/24")


def group(id_: str, port: int, **source: Any) -> Resource:
    """A security group with one rule."""
    rule = {"IpProtocol": "tcp", "FromPort": port, "ToPort": port, **source}
    return made("AWS::EC2::SecurityGroup", id_, VpcId=ref("Vpc"), SecurityGroupIngress=[rule])


def workloads(count: int) -> Iterator[Resource]:
    """Instances, each of a kind, and the load balancers before them."""
    trust = {"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}
    yield group("BalancerGroup", 443, CidrIp="0.0.0.0/0")
    for kind in range(KINDS):
        reads = {"Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"], "Resource": f"arn:aws:s3:::b-{kind}/*"}
        policies = [{"PolicyName": "p", "PolicyDocument": {"Statement": [reads]}}]
        yield group(f"Web{kind}", 80, SourceSecurityGroupId=ref("BalancerGroup", "GroupId"))
        yield made("AWS::IAM::Role", f"Role{kind}", AssumeRolePolicyDocument={"Statement": [trust]}, Policies=policies)
        yield made("AWS::IAM::InstanceProfile", f"Profile{kind}", Roles=[ref(f"Role{kind}")])
    for number in range(count):
        kind, subnet = number % KINDS, number % SUBNETS
        groups, profile = [ref(f"Web{kind}", "GroupId")], ref(f"Profile{kind}")
        placed = {
            "SubnetId": ref(f"Inner{subnet}"),
            "PrivateIpAddress": f"10.0.{32 + subnet}.{number // SUBNETS % 250}",
        }
        yield made("AWS::EC2::Instance", f"I{number}", SecurityGroupIds=groups, IamInstanceProfile=profile, **placed)
    for number in range(count // 10):
        yield from balancer(number)


def balancer(number: int) -> Iterator[Resource]:
    """A load balancer before ten instances."""
    elb = "AWS::ElasticLoadBalancingV2::"
    targets = [{"Id": ref(f"I{number * 10 + each}")} for each in range(10)]
    forward = [{"Type": "forward", "TargetGroupArn": ref(f"T{number}")}]
    yield made(f"{elb}LoadBalancer", f"L{number}", Subnets=[ref("Outer")], SecurityGroups=[ref("BalancerGroup")])
    yield made(f"{elb}TargetGroup", f"T{number}", Port=80, Protocol="HTTP", Targets=targets)
    listens = {"LoadBalancerArn": ref(f"L{number}"), "Port": 443, "Protocol": "HTTPS"}
    yield made(f"{elb}Listener", f"N{number}", DefaultActions=forward, **listens)


def stores(databases: int, buckets: int) -> Iterator[Resource]:
    """Databases by the network, buckets by permission."""
    yield made("AWS::RDS::DBSubnetGroup", "Data", SubnetIds=[ref("Inner0"), ref("Inner1")])
    for number in range(STORES):
        yield group(f"Db{number}", 5432, SourceSecurityGroupId=ref(f"Web{number}", "GroupId"))
    for number in range(databases):
        groups = [ref(f"Db{number % STORES}", "GroupId")]
        placed = {"DBSubnetGroupName": ref("Data"), "VPCSecurityGroups": groups}
        yield made("AWS::RDS::DBInstance", f"D{number}", Engine="postgres", **placed)
    for number in range(buckets):
        yield made("AWS::S3::Bucket", f"B{number}", BucketName=f"b-{number}")


def measure(count: int) -> None:
    """One size: both questions, on one line."""
    from remit.engines.paths.attacks import attacks
    from remit.engines.paths.requests import Requests
    from remit.model import MemoryInventory

    estate = MemoryInventory([*network(), *workloads(count), *stores(count // 10, count // 4)])
    start = time.perf_counter()
    requests = Requests(estate)
    chains = sum(len(route.chains) for route in requests.routes())
    middle = time.perf_counter()
    found = len(attacks(requests))
    end = time.perf_counter()
    peak = system.getrusage(system.RUSAGE_SELF).ru_maxrss // 1024
    told = f"{count:>9,} {chains:>8,} ways {middle - start:>7.2f} s {found:>8,} attacks {end - middle:>6.2f} s"
    print(f"{told} {peak:>6} MB {(end - start) / count * 1e3:>7.2f} ms an instance")


def main() -> int:
    """Every size in a process of its own."""
    if sys.argv[1:2] == ["--one"]:
        measure(int(sys.argv[2]))
        return 0
    whole = int(sys.argv[1]) if len(sys.argv) > 1 else INSTANCES
    for step in STEPS:
        subprocess.run([sys.executable, __file__, "--one", str(whole // step)], check=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
