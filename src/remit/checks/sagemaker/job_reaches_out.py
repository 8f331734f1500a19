"""Monitoring jobs cannot reach the network.

Why: a job's container reads what the model saw and has a role; with a network it can carry both away.

Fix: set `NetworkConfig.EnableNetworkIsolation: true`. The definition is replaced.

Links:
- https://docs.aws.amazon.com/sagemaker/latest/dg/mkt-algo-model-internet-free.html
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
    duty="network-controls",
    severity="medium",
    also=(
        "SageMaker.11",
        "config:sagemaker-data-quality-job-isolation",
        "SageMaker.12",
        "config:sagemaker-model-bias-job-isolation",
    ),
    controls=("AC-4", "SC-7", "SC-7(5)"),
)


def run(job: Any) -> Result:
    return expect(job.NetworkConfig.EnableNetworkIsolation, "its container can call out")


EXAMPLES = """
# pass: isolated
Type: AWS::SageMaker::DataQualityJobDefinition
Properties: {RoleArn: role, NetworkConfig: {EnableNetworkIsolation: true}}
---
# fail: not by default
Type: AWS::SageMaker::DataQualityJobDefinition
Properties: {RoleArn: role}
---
# undetermined: a parameter
Type: AWS::SageMaker::DataQualityJobDefinition
Properties: {RoleArn: role, NetworkConfig: {EnableNetworkIsolation: !Ref Isolated}}
"""
