"""VPCs reach AWS without the internet.

Why: calls to AWS that leave by the public endpoints need a way to the internet for every machine, which an intruder
uses too, and no endpoint policy can say whose data may pass.

Fix: add an `AWS::EC2::VPCEndpoint` of type Interface for the service, with private DNS. Nothing is interrupted; each
interface is billed by hour and volume. Waive it where the VPC does not use the service.

Links:
- https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default, some

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World
    from remit.schema.stubs.ec2 import VPC

META = Meta(
    type="AWS::EC2::VPC",
    duty="network-controls",
    severity="medium",
    controls=("AC-4", "AC-6", "SC-7", "SC-7(3)", "SC-7(4)"),
)

MEMBERS = {
    "ec2": {
        "ending": ".ec2",
        "also": ("EC2.10", "config:service-vpc-endpoint-enabled", "vpc_endpoint_for_ec2_enabled"),
    },
    "ecr-api": {"ending": ".ecr.api", "also": ("EC2.55",)},
    "ecr-dkr": {"ending": ".ecr.dkr", "also": ("EC2.56",)},
    "ssm": {"ending": ".ssm", "also": ("EC2.57",)},
    "ssm-contacts": {"ending": ".ssm-contacts", "also": ("EC2.58",)},
    "ssm-incidents": {"ending": ".ssm-incidents", "also": ("EC2.60",)},
    "bedrock": {"ending": ".bedrock-runtime", "also": ("bedrock_vpc_endpoints_configured",)},
}


def run(vpc: VPC, world: World, member: dict[str, Any]) -> Result:
    endpoints = world.about(vpc, "AWS::EC2::VPCEndpoint", by="VpcId")
    private = some(lambda one: or_default(one.ServiceName, "").endswith(member["ending"]), endpoints)
    return expect(private, "calls to the service leave over the internet")


EXAMPLES = """
# pass[ec2]: an endpoint
Resources:
  Endpoint:
    Type: AWS::EC2::VPCEndpoint
    Properties: {VpcId: !Ref Vpc, ServiceName: com.amazonaws.eu-west-1.ec2, VpcEndpointType: Interface}
  Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}
---
# fail: none
Resources:
  Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}
---
# undetermined: its service is a parameter
Resources:
  Endpoint: {Type: AWS::EC2::VPCEndpoint, Properties: {VpcId: !Ref Vpc, ServiceName: !Ref Service}}
  Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}
"""
