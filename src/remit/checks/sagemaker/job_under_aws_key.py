"""Monitoring jobs use a key of the customer's own.

Why: the job's disks and reports hold samples of what the model saw.

Fix: set `DataQualityJobOutputConfig.KmsKeyId` and `JobResources.ClusterConfig.VolumeKmsKeyId`. The definition is
replaced; the key is priced by use.

Links:
- https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sagemaker-dataqualityjobdefinition.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from typing import Any

    from remit.schema.stubs.sagemaker import DataQualityJobDefinition

META = Meta(
    type="AWS::SageMaker::DataQualityJobDefinition",
    duty="key-custody",
    severity="low",
    controls=("SC-12", "SC-13", "SC-28"),
)

MEMBERS = {"reports": {"also": ("CKV_AWS_367",)}, "disks": {"disks": True, "also": ("CKV_AWS_368",)}}


def run(job: DataQualityJobDefinition, member: dict[str, Any]) -> Result:
    if member.get("disks"):
        return expect(job.JobResources.ClusterConfig.VolumeKmsKeyId, "its disks are under no key of the customer's")
    return expect(job.DataQualityJobOutputConfig.KmsKeyId, "its reports are under no key of the customer's")


EXAMPLES = """
# pass: both
Type: AWS::SageMaker::DataQualityJobDefinition
Properties: {RoleArn: role, DataQualityJobOutputConfig: {KmsKeyId: key},
   JobResources: {ClusterConfig: {VolumeKmsKeyId: key}}}
---
# fail: neither
Type: AWS::SageMaker::DataQualityJobDefinition
Properties: {RoleArn: role}
---
# undetermined: parameters that may be empty
Type: AWS::SageMaker::DataQualityJobDefinition
Properties: {RoleArn: role, DataQualityJobOutputConfig: {KmsKeyId: !Ref Key},
   JobResources: {ClusterConfig: {VolumeKmsKeyId: !Ref Key}}}
"""
