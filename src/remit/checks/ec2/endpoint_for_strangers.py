"""VPC endpoints serve only whom their policy names.

Why: without a policy of your own, anybody on the network may carry data through the endpoint with credentials of a
strange account, past every firewall.

Fix: set `PolicyDocument` so that only your accounts (`aws:PrincipalOrgID`) reach only your resources
(`aws:ResourceOrgID`). Takes effect at once; requests of others through the endpoint fail.

Links:
- https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
- https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_data-perimeters.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, failed, not_applicable, or_default, passed

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.ec2 import VPCEndpoint

META = Meta(
    type="AWS::EC2::VPCEndpoint",
    duty="identity-access",
    severity="medium",
    also=("vpc_endpoint_connections_trust_boundaries",),
    controls=("AC-3", "AC-4", "AC-6", "SC-7"),
)

WITHOUT = ("GatewayLoadBalancer", "Resource", "ServiceNetwork", "Tunnel")  # kinds that take no policy


def run(endpoint: VPCEndpoint, world: World) -> Result:
    if or_default(endpoint.VpcEndpointType, "Gateway") in WITHOUT:
        return not_applicable("an endpoint of this kind has no policy")
    if not endpoint.PolicyDocument:
        return failed("its policy is AWS's default, which lets everybody through")
    answer = world.iam.allows_anyone(endpoint.PolicyDocument)
    return failed("its policy lets everybody through", at=answer.at) if answer else passed()


EXAMPLES = """
# pass: the own organization
Type: AWS::EC2::VPCEndpoint
Properties:
  VpcId: vpc-1
  ServiceName: com.amazonaws.eu-west-1.s3
  PolicyDocument:
    Statement:
      - {Effect: Allow, Principal: "*", Action: "*", Resource: "*",
         Condition: {StringEquals: {"aws:PrincipalOrgID": o-a1b2c3d4e5}}}
---
# fail: AWS's default
Type: AWS::EC2::VPCEndpoint
Properties: {VpcId: vpc-1, ServiceName: com.amazonaws.eu-west-1.s3}
---
# undetermined: a parameter
Type: AWS::EC2::VPCEndpoint
Properties: {VpcId: vpc-1, ServiceName: com.amazonaws.eu-west-1.s3, PolicyDocument: !Ref Policy}
"""
