"""Interface endpoints stand in two Availability Zones.

Why: when the zone of its only interface fails, the service behind the endpoint is gone for the whole VPC.

Fix: add a subnet of another zone to `SubnetIds`. No interruption; each interface is billed by the hour.

Links:
- https://docs.aws.amazon.com/vpc/latest/privatelink/interface-endpoints.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpcendpoint.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable

if TYPE_CHECKING:
    from remit.schema.stubs.ec2 import VPCEndpoint

META = Meta(
    type="AWS::EC2::VPCEndpoint",
    duty="network-controls",
    severity="medium",
    also=("vpc_endpoint_multi_az_enabled",),
    controls=("CP-10", "CP-2(2)", "SC-36"),
)


def run(endpoint: VPCEndpoint) -> Result:
    if endpoint.VpcEndpointType != "Interface":
        return not_applicable("an endpoint of this kind has no interfaces in zones of your choice")
    return expect(len(endpoint.SubnetIds) > 1, "its only interface is in one zone")


EXAMPLES = """
# pass: two subnets, of which AWS takes one a zone only
Type: AWS::EC2::VPCEndpoint
Properties:
  {VpcId: vpc-1, ServiceName: com.amazonaws.eu-west-1.ssm, VpcEndpointType: Interface, SubnetIds: [subnet-1, subnet-2]}
---
# fail: one
Type: AWS::EC2::VPCEndpoint
Properties:
  {VpcId: vpc-1, ServiceName: com.amazonaws.eu-west-1.ssm, VpcEndpointType: Interface, SubnetIds: [subnet-1]}
---
# undetermined: a parameter
Type: AWS::EC2::VPCEndpoint
Properties:
  {VpcId: vpc-1, ServiceName: com.amazonaws.eu-west-1.ssm, VpcEndpointType: Interface, SubnetIds: !Ref Subnets}
---
# not-applicable: a gateway
Type: AWS::EC2::VPCEndpoint
Properties: {VpcId: vpc-1, ServiceName: com.amazonaws.eu-west-1.s3}
"""
