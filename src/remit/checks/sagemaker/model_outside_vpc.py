"""Models stand in a VPC of the customer's.

Why: outside one, no security group or flow log of the customer's sees what the container connects to.

Fix: set `VpcConfig` with subnets and security groups. The model is replaced; it needs an endpoint for S3.

Links:
- https://docs.aws.amazon.com/sagemaker/latest/dg/host-vpc.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sagemaker-model.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.sagemaker import Model

META = Meta(
    type="AWS::SageMaker::Model",
    duty="network-controls",
    severity="medium",
    also=("sagemaker_models_vpc_settings_configured",),
    controls=("AC-4", "SC-7"),
)


def run(model: Model) -> Result:
    return expect(model.VpcConfig.Subnets, "what it connects to is beyond the customer's network controls")


EXAMPLES = """
# pass: two subnets
Type: AWS::SageMaker::Model
Properties: {ExecutionRoleArn: role, VpcConfig: {Subnets: [subnet-1, subnet-2], SecurityGroupIds: [sg-1]}}
---
# fail: none
Type: AWS::SageMaker::Model
Properties: {ExecutionRoleArn: role}
---
# undetermined: a parameter
Type: AWS::SageMaker::Model
Properties: {ExecutionRoleArn: role, VpcConfig: {Subnets: !Ref Subnets, SecurityGroupIds: [sg-1]}}
"""
