"""Notebooks stand in a VPC of the customer's.

Why: outside one, no security group, route or flow log of the customer's sees what the notebook does.

Fix: set `SubnetId` and `SecurityGroupIds`. The notebook is replaced.

Links:
- https://docs.aws.amazon.com/sagemaker/latest/dg/appendix-notebook-and-internet-access.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.sagemaker import NotebookInstance

META = Meta(
    type="AWS::SageMaker::NotebookInstance",
    duty="network-controls",
    severity="high",
    also=(
        "SageMaker.2",
        "config:sagemaker-notebook-instance-inside-vpc",
        "CKV_AWS_306",
        "sagemaker_notebook_instance_vpc_settings_configured",
    ),
    controls=("AC-3", "AC-4", "AC-6", "SC-7", "SC-7(3)"),
)


def run(notebook: NotebookInstance) -> Result:
    return expect(notebook.SubnetId, "it stands in a network of SageMaker's")


EXAMPLES = """
# pass: a subnet
Type: AWS::SageMaker::NotebookInstance
Properties: {InstanceType: ml.t3.medium, RoleArn: role, SubnetId: subnet-1}
---
# fail: none
Type: AWS::SageMaker::NotebookInstance
Properties: {InstanceType: ml.t3.medium, RoleArn: role}
---
# undetermined: a parameter that may be empty
Type: AWS::SageMaker::NotebookInstance
Properties: {InstanceType: ml.t3.medium, RoleArn: role, SubnetId: !Ref Subnet}
"""
