"""Monitoring jobs encrypt what their machines send each other.

Why: the machines of a job exchange the very data that the model saw; without encryption it can be read on the way.

Fix: set `NetworkConfig.EnableInterContainerTrafficEncryption: true`. The definition is replaced; the job takes a
little longer.

Links:
- https://docs.aws.amazon.com/sagemaker/latest/dg/train-encrypt.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from typing import Any


META = Meta(
    type=(
        "AWS::SageMaker::DataQualityJobDefinition",
        "AWS::SageMaker::ModelBiasJobDefinition",
        "AWS::SageMaker::ModelQualityJobDefinition",
        "AWS::SageMaker::ModelExplainabilityJobDefinition",
    ),
    duty="transit-encryption",
    severity="medium",
    also=(
        "SageMaker.9",
        "config:sagemaker-data-quality-job-encrypt-in-transit",
        "CKV_AWS_369",
        "SageMaker.15",
        "config:sagemaker-model-bias-job-encrypt-in-transit",
        "SageMaker.13",
        "config:sagemaker-model-quality-job-encrypt-in-transit",
        "SageMaker.10",
        "config:sagemaker-model-explainability-job-encrypt-in-transit",
    ),
    controls=("AC-17(2)", "SC-8", "SC-8(1)", "SC-13"),
)


def run(job: Any) -> Result:
    return expect(job.NetworkConfig.EnableInterContainerTrafficEncryption, "its machines speak in the clear")


EXAMPLES = """
# pass: encrypted
Type: AWS::SageMaker::DataQualityJobDefinition
Properties: {RoleArn: role, NetworkConfig: {EnableInterContainerTrafficEncryption: true}}
---
# fail: not by default
Type: AWS::SageMaker::DataQualityJobDefinition
Properties: {RoleArn: role}
---
# undetermined: a parameter
Type: AWS::SageMaker::DataQualityJobDefinition
Properties: {RoleArn: role, NetworkConfig: {EnableInterContainerTrafficEncryption: !Ref Encrypted}}
"""
