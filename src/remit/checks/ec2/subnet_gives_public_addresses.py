"""Subnets do not hand out public addresses by themselves.

Why: in such a subnet whatever is started is on the internet unless somebody thinks of saying no.

Fix: set `MapPublicIpOnLaunch: false` and ask for a public address where one is meant, better on the load balancer
only. No interruption: what runs keeps its address until it is stopped. Instances then need a NAT gateway or VPC
endpoints to get out.

Links:
- https://docs.aws.amazon.com/vpc/latest/userguide/subnet-public-ip.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.ec2 import Subnet

META = Meta(
    type="AWS::EC2::Subnet",
    duty="network-controls",
    severity="medium",
    also=(
        "EC2.15",
        "config:subnet-auto-assign-public-ip-disabled",
        "CKV_AWS_130",
        "vpc_subnet_no_public_ip_by_default",
        "AWS-0164",
        "SUBNET_AUTO_ASSIGN_PUBLIC_IP_DISABLED",
    ),
    controls=("AC-4", "SC-7", "SC-7(3)", "SC-7(11)"),
)


def run(subnet: Subnet) -> Result:
    return expect(not subnet.MapPublicIpOnLaunch, "what starts in it gets a public address unless it declines")


EXAMPLES = """
# pass: off by default
Type: AWS::EC2::Subnet
Properties: {VpcId: vpc-1, CidrBlock: 10.0.0.0/24}
---
# fail: on
Type: AWS::EC2::Subnet
Properties: {VpcId: vpc-1, CidrBlock: 10.0.0.0/24, MapPublicIpOnLaunch: true}
---
# undetermined: a parameter
Type: AWS::EC2::Subnet
Properties: {VpcId: vpc-1, CidrBlock: 10.0.0.0/24, MapPublicIpOnLaunch: !Ref Public}
"""
