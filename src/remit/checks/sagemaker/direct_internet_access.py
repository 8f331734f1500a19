"""Notebooks have no internet access of SageMaker's own.

Why: that access passes no security group, route or flow log of the customer's: data leaves unseen.

Fix: set `DirectInternetAccess: Disabled` with a subnet that has endpoints or a NAT gateway. The notebook is replaced.

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
        "SageMaker.1",
        "config:sagemaker-notebook-no-direct-internet-access",
        "CKV_AWS_122",
        "sagemaker_notebook_instance_without_direct_internet_access_configured",
        "SAGEMAKER_NOTEBOOK_NO_DIRECT_INTERNET_ACCESS",
    ),
    controls=("AC-3", "AC-4", "AC-6", "SC-7", "SC-7(3)"),
)


def run(notebook: NotebookInstance) -> Result:
    return expect(
        notebook.DirectInternetAccess == "Disabled", "it is on the internet past the customer's network controls"
    )


EXAMPLES = """
# pass: disabled
Type: AWS::SageMaker::NotebookInstance
Properties: {InstanceType: ml.t3.medium, RoleArn: role, SubnetId: subnet-1, DirectInternetAccess: Disabled}
---
# fail: enabled by default
Type: AWS::SageMaker::NotebookInstance
Properties: {InstanceType: ml.t3.medium, RoleArn: role}
---
# undetermined: a parameter
Type: AWS::SageMaker::NotebookInstance
Properties: {InstanceType: ml.t3.medium, RoleArn: role, SubnetId: subnet-1, DirectInternetAccess: !Ref Access}
"""
