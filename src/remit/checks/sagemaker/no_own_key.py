"""Notebooks are encrypted with a key of the customer's own.

Why: only with a key of your own can you see who used it, and take the disk's content away from everybody at once.

Fix: set `KmsKeyId`. The notebook is replaced; the key is priced by use.

Links:
- https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest-nbi.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.sagemaker import NotebookInstance

META = Meta(
    type="AWS::SageMaker::NotebookInstance",
    duty="key-custody",
    severity="medium",
    also=(
        "config:sagemaker-notebook-instance-kms-key-configured",
        "CKV_AWS_22",
        "CKV_AWS_187",
        "sagemaker_notebook_instance_encryption_enabled",
        "SAGEMAKER_NOTEBOOK_INSTANCE_KMS_KEY_CONFIGURED",
    ),
    controls=("SC-12", "SC-13", "SC-28"),
)


def run(notebook: NotebookInstance) -> Result:
    return expect(notebook.KmsKeyId, "its disk is under a key of AWS's")


EXAMPLES = """
# pass: one's own
Type: AWS::SageMaker::NotebookInstance
Properties: {InstanceType: ml.t3.medium, RoleArn: role, KmsKeyId: 1234abcd-12ab-34cd-56ef-1234567890ab}
---
# fail: none
Type: AWS::SageMaker::NotebookInstance
Properties: {InstanceType: ml.t3.medium, RoleArn: role}
---
# undetermined: a parameter that may be empty
Type: AWS::SageMaker::NotebookInstance
Properties: {InstanceType: ml.t3.medium, RoleArn: role, KmsKeyId: !Ref Key}
"""
