"""Notebooks run on a platform that gets fixes.

Why: notebooks on Amazon Linux 1 and the first Amazon Linux 2 platforms get no more security fixes.

Fix: set `PlatformIdentifier` to `notebook-al2-v3` or `notebook-al2023-v1`. The notebook is stopped for it.

Note: one that names no platform fails: which one it gets depends on when it was made.

Links:
- https://docs.aws.amazon.com/sagemaker/latest/dg/nbi-jl.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.sagemaker import NotebookInstance

META = Meta(
    type="AWS::SageMaker::NotebookInstance",
    duty="platform",
    severity="medium",
    also=("SageMaker.8", "config:sagemaker-notebook-instance-platform-version"),
    controls=("SI-2", "SI-2(2)", "SA-22"),
)

CURRENT = ("notebook-al2-v3", "notebook-al2023-v1")  # SageMaker.8


def run(notebook: NotebookInstance) -> Result:
    return expect(notebook.PlatformIdentifier in CURRENT, "its platform no longer gets fixes")


EXAMPLES = """
# pass: current
Type: AWS::SageMaker::NotebookInstance
Properties: {InstanceType: ml.t3.medium, RoleArn: role, PlatformIdentifier: notebook-al2-v3}
---
# fail: Amazon Linux 1
Type: AWS::SageMaker::NotebookInstance
Properties: {InstanceType: ml.t3.medium, RoleArn: role, PlatformIdentifier: notebook-al1-v1}
---
# undetermined: a parameter
Type: AWS::SageMaker::NotebookInstance
Properties: {InstanceType: ml.t3.medium, RoleArn: role, PlatformIdentifier: !Ref Platform}
"""
