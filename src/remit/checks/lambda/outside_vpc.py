"""Functions stand in a VPC.

Why: outside one, no security group, route or flow log of the customer's sees where the function connects to.

Fix: set `VpcConfig` with private subnets and a security group. Takes effect with the next start of the function,
which then needs endpoints or a NAT gateway to get out. Functions that reach nothing private gain little and can be
waived.

Links:
- https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/lambda-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.lambda_ import Function

META = Meta(
    type="AWS::Lambda::Function",
    duty="network-controls",
    severity="low",
    also=("Lambda.3", "config:lambda-inside-vpc", "CKV_AWS_117", "awslambda_function_inside_vpc"),
    controls=("AC-4", "SC-7", "SC-7(3)", "SC-7(11)"),
)


def run(function: Function) -> Result:
    return expect(function.VpcConfig.SubnetIds, "where it connects to is beyond the customer's network controls")


EXAMPLES = """
# pass: two subnets
Type: AWS::Lambda::Function
Properties: {Runtime: python3.13, VpcConfig: {SubnetIds: [subnet-1, subnet-2], SecurityGroupIds: [sg-1]}}
---
# fail: outside
Type: AWS::Lambda::Function
Properties: {Runtime: python3.13}
---
# undetermined: a parameter
Type: AWS::Lambda::Function
Properties: {Runtime: python3.13, VpcConfig: {SubnetIds: !Ref Subnets, SecurityGroupIds: [sg-1]}}
"""
