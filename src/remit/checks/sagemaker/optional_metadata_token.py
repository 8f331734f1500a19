"""Notebooks give out their metadata for a session token only.

Why: without the token, code in a notebook that is tricked into fetching an address fetches the role's credentials as
well.

Fix: set `InstanceMetadataServiceConfiguration.MinimumInstanceMetadataServiceVersion` to `2`. Takes effect with the
next start.

Links:
- https://docs.aws.amazon.com/sagemaker/latest/dg/nbi-imds.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.sagemaker import NotebookInstance

META = Meta(
    type="AWS::SageMaker::NotebookInstance",
    duty="identity-access",
    severity="medium",
    also=("CKV_AWS_371",),
    controls=("AC-3", "AC-6"),
)


def run(notebook: NotebookInstance) -> Result:
    return expect(
        notebook.InstanceMetadataServiceConfiguration.MinimumInstanceMetadataServiceVersion == "2",
        "its role's credentials are given out without a session token",
    )


EXAMPLES = """
# pass: required
Type: AWS::SageMaker::NotebookInstance
Properties: {InstanceType: ml.t3.medium, RoleArn: role,
   InstanceMetadataServiceConfiguration: {MinimumInstanceMetadataServiceVersion: "2"}}
---
# fail: not said
Type: AWS::SageMaker::NotebookInstance
Properties: {InstanceType: ml.t3.medium, RoleArn: role}
---
# undetermined: a parameter
Type: AWS::SageMaker::NotebookInstance
Properties: {InstanceType: ml.t3.medium, RoleArn: role,
   InstanceMetadataServiceConfiguration: {MinimumInstanceMetadataServiceVersion: !Ref Version}}
"""
