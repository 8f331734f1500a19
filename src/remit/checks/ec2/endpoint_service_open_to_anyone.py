"""Endpoint services name who may connect.

Why: with `*` everybody with an AWS account finds the service and asks for a connection into your network.

Fix: name accounts or roles in `AllowedPrincipals`. Connections that were accepted stay until they are rejected.

Links:
- https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpcendpointservicepermissions.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from remit.schema.stubs.ec2 import VPCEndpointService

META = Meta(
    type="AWS::EC2::VPCEndpointService",
    duty="network-controls",
    severity="high",
    also=("vpc_endpoint_services_allowed_principals_trust_boundaries",),
    controls=("AC-3", "AC-4", "AC-6", "SC-7"),
)


def run(service: VPCEndpointService) -> Result:
    return expect(not some(lambda principal: principal == "*", service.AllowedPrincipals), "anybody may ask to connect")


EXAMPLES = """
# pass: one account
Resources:
  Permissions:
    Type: AWS::EC2::VPCEndpointServicePermissions
    Properties: {ServiceId: !Ref Service, AllowedPrincipals: ["arn:aws:iam::123456789012:root"]}
  Service: {Type: AWS::EC2::VPCEndpointService, Properties: {NetworkLoadBalancerArns: [!Ref Balancer]}}
---
# fail: anybody
Resources:
  Permissions:
    Type: AWS::EC2::VPCEndpointServicePermissions
    Properties: {ServiceId: !Ref Service, AllowedPrincipals: ["*"]}
  Service: {Type: AWS::EC2::VPCEndpointService, Properties: {NetworkLoadBalancerArns: [!Ref Balancer]}}
---
# undetermined: a parameter
Resources:
  Permissions:
    Type: AWS::EC2::VPCEndpointServicePermissions
    Properties: {ServiceId: !Ref Service, AllowedPrincipals: [!Ref Consumer]}
  Service: {Type: AWS::EC2::VPCEndpointService, Properties: {NetworkLoadBalancerArns: [!Ref Balancer]}}
"""
