"""Endpoint services are joined only after somebody agreed.

Why: without acceptance every principal that is permitted connects its network at once, and nobody notices who.

Fix: set `AcceptanceRequired: true` and accept each connection. Connections that exist stay; reject those that are not
known.

Note: AWS documents no default, so a service that does not say it fails.

Links:
- https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpcendpointservice.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.ec2 import VPCEndpointService

META = Meta(
    type="AWS::EC2::VPCEndpointService",
    duty="network-controls",
    severity="medium",
    also=("CKV_AWS_123",),
    controls=("AC-4", "CA-3", "SC-7"),
)


def run(service: VPCEndpointService) -> Result:
    return expect(service.AcceptanceRequired, "it does not say that connections must be accepted")


EXAMPLES = """
# pass: required
Type: AWS::EC2::VPCEndpointService
Properties: {NetworkLoadBalancerArns: [!Ref Balancer], AcceptanceRequired: true}
---
# fail: not required
Type: AWS::EC2::VPCEndpointService
Properties: {NetworkLoadBalancerArns: [!Ref Balancer], AcceptanceRequired: false}
---
# undetermined: a parameter
Type: AWS::EC2::VPCEndpointService
Properties: {NetworkLoadBalancerArns: [!Ref Balancer], AcceptanceRequired: !Ref Accept}
"""
