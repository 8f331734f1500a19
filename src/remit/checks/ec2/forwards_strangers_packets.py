"""Network interfaces take only their own packets.

Why: without the source and destination check an interface passes on what is meant for others: the instance can stand
between two networks and read or change what passes.

Fix: set `SourceDestCheck: true`. Takes effect at once; NAT instances and firewalls of your own need it off and are
waived.

Links:
- https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-eni.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable, or_default

if TYPE_CHECKING:
    from remit.schema.stubs.ec2 import NetworkInterface

META = Meta(
    type="AWS::EC2::NetworkInterface",
    duty="network-controls",
    severity="medium",
    also=("EC2.180", "config:ec2-enis-source-destination-check-enabled"),
    controls=("AC-4(21)", "SC-7", "SC-7(4)"),
)


def run(interface: NetworkInterface) -> Result:
    if interface.RequesterManaged:
        return not_applicable("an AWS service manages it")
    checked = or_default(interface.SourceDestCheck, True)  # noqa: FBT003 — on by default (CloudFormation reference)
    return expect(checked, "it passes on packets that are neither from it nor for it")


EXAMPLES = """
# pass: by default
Type: AWS::EC2::NetworkInterface
Properties: {SubnetId: subnet-1}
---
# fail: off
Type: AWS::EC2::NetworkInterface
Properties: {SubnetId: subnet-1, SourceDestCheck: false}
---
# undetermined: a parameter
Type: AWS::EC2::NetworkInterface
Properties: {SubnetId: subnet-1, SourceDestCheck: !Ref Check}
"""
