"""A Region's VPCs are closed to the internet by their own switch.

Why: with block public access on, no gateway that somebody attaches opens a VPC; only subnets that are named stay
reachable.

Fix: set `InternetGatewayBlockMode: block-ingress` or `block-bidirectional`, after naming exclusions for subnets that
serve the internet. Takes effect at once for all VPCs of the Region.

Links:
- https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.ec2 import VPCBlockPublicAccessOptions

META = Meta(
    type="AWS::EC2::VPCBlockPublicAccessOptions",
    duty="network-controls",
    severity="medium",
    also=("EC2.172",),
    controls=("AC-4", "SC-7", "SC-7(5)"),
)


def run(options: VPCBlockPublicAccessOptions) -> Result:
    blocked = options.InternetGatewayBlockMode in ("block-ingress", "block-bidirectional")
    return expect(blocked, "internet gateways work in every VPC")


EXAMPLES = """
# pass: blocked
Type: AWS::EC2::VPCBlockPublicAccessOptions
Properties: {InternetGatewayBlockMode: block-bidirectional}
---
# fail: off
Type: AWS::EC2::VPCBlockPublicAccessOptions
Properties: {InternetGatewayBlockMode: "off"}
---
# undetermined: a parameter
Type: AWS::EC2::VPCBlockPublicAccessOptions
Properties: {InternetGatewayBlockMode: !Ref Mode}
"""
