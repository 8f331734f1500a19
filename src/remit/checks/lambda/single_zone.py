"""Functions in a VPC can run in two Availability Zones.

Why: when the only zone fails, the function cannot start anywhere.

Fix: add a subnet of another zone to `VpcConfig.SubnetIds`. No interruption.

Note: two subnets are taken to be in two zones.

Links:
- https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/lambda-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable

if TYPE_CHECKING:
    from remit.schema.stubs.lambda_ import Function

META = Meta(
    type="AWS::Lambda::Function",
    duty="backup-recovery",
    severity="medium",
    also=("Lambda.5", "config:lambda-vpc-multi-az-check", "awslambda_function_vpc_multi_az"),
    controls=("CP-10", "CP-2(2)", "SC-36", "SC-5(2)", "SI-13(5)"),
)


def run(function: Function) -> Result:
    subnets = function.VpcConfig.SubnetIds
    if not subnets:
        return not_applicable("outside a VPC, Lambda spreads it over zones itself")
    return expect(len(subnets) > 1, "it runs in one zone only")


EXAMPLES = """
# pass: two subnets
Type: AWS::Lambda::Function
Properties: {Runtime: python3.13, VpcConfig: {SubnetIds: [subnet-1, subnet-2], SecurityGroupIds: [sg-1]}}
---
# fail: one
Type: AWS::Lambda::Function
Properties: {Runtime: python3.13, VpcConfig: {SubnetIds: [subnet-1], SecurityGroupIds: [sg-1]}}
---
# undetermined: a parameter
Type: AWS::Lambda::Function
Properties: {Runtime: python3.13, VpcConfig: {SubnetIds: !Ref Subnets, SecurityGroupIds: [sg-1]}}
---
# not-applicable: outside
Type: AWS::Lambda::Function
Properties: {Runtime: python3.13}
"""
