"""Users of notebooks are not root.

Why: as root they change what guards the notebook and use the instance's role for anything.

Fix: set `RootAccess: Disabled`; lifecycle configurations still run as root. The notebook is stopped for it.

Links:
- https://docs.aws.amazon.com/sagemaker/latest/dg/nbi-root-access.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.sagemaker import NotebookInstance

META = Meta(
    type="AWS::SageMaker::NotebookInstance",
    duty="guest-os",
    severity="high",
    also=(
        "SageMaker.3",
        "config:sagemaker-notebook-instance-root-access-check",
        "CKV_AWS_307",
        "sagemaker_notebook_instance_root_access_disabled",
    ),
    controls=("AC-2(1)", "AC-3", "AC-6"),
)


def run(notebook: NotebookInstance) -> Result:
    return expect(notebook.RootAccess == "Disabled", "its users are root")


EXAMPLES = """
# pass: disabled
Type: AWS::SageMaker::NotebookInstance
Properties: {InstanceType: ml.t3.medium, RoleArn: role, RootAccess: Disabled}
---
# fail: enabled by default
Type: AWS::SageMaker::NotebookInstance
Properties: {InstanceType: ml.t3.medium, RoleArn: role}
---
# undetermined: a parameter
Type: AWS::SageMaker::NotebookInstance
Properties: {InstanceType: ml.t3.medium, RoleArn: role, RootAccess: !Ref Root}
"""
