"""Containers of models cannot reach the network.

Why: a model is code of whoever trained it. With a network it can carry requests, and the role's credentials, away.

Fix: set `EnableNetworkIsolation: true`. The model is replaced; containers that load something when they start need it
in the model data.

Links:
- https://docs.aws.amazon.com/sagemaker/latest/dg/mkt-algo-model-internet-free.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html
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
    also=(
        "SageMaker.5",
        "config:sagemaker-model-isolation-enabled",
        "CKV_AWS_370",
        "sagemaker_models_network_isolation_enabled",
    ),
    controls=("AC-4", "SC-7", "SC-7(5)"),
)


def run(model: Model) -> Result:
    return expect(model.EnableNetworkIsolation, "its container can call out")


EXAMPLES = """
# pass: isolated
Type: AWS::SageMaker::Model
Properties: {ExecutionRoleArn: role, EnableNetworkIsolation: true}
---
# fail: not by default
Type: AWS::SageMaker::Model
Properties: {ExecutionRoleArn: role}
---
# undetermined: a parameter
Type: AWS::SageMaker::Model
Properties: {ExecutionRoleArn: role, EnableNetworkIsolation: !Ref Isolated}
"""
