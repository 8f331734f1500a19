"""Endpoints answer from two instances.

Why: with one instance the endpoint is gone when the instance, or its zone, is.

Fix: set `ProductionVariants[].InitialInstanceCount` to 2 or more; SageMaker spreads them over zones. A new
configuration, updated without interruption.

Links:
- https://docs.aws.amazon.com/sagemaker/latest/dg/production-variants.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, every, expect, or_default

if TYPE_CHECKING:
    from typing import Any

    from remit.schema.stubs.sagemaker import EndpointConfig

META = Meta(
    type="AWS::SageMaker::EndpointConfig",
    duty="platform",
    severity="medium",
    also=(
        "SageMaker.4",
        "config:sagemaker-endpoint-config-prod-instance-count",
        "sagemaker_endpoint_config_prod_variant_instances",
    ),
    controls=("CP-10", "SC-5", "SC-36"),
)


def run(config: EndpointConfig) -> Result:
    return expect(every(stands, config.ProductionVariants), "a variant has one instance only")


def stands(variant: Any) -> bool:
    return bool(variant.ServerlessConfig or or_default(variant.InitialInstanceCount, 1) > 1)


EXAMPLES = """
# pass: two
Type: AWS::SageMaker::EndpointConfig
Properties: {ProductionVariants: [{VariantName: one, ModelName: m, InstanceType: ml.m5.large,
   InitialInstanceCount: 2}]}
---
# fail: one
Type: AWS::SageMaker::EndpointConfig
Properties: {ProductionVariants: [{VariantName: one, ModelName: m, InstanceType: ml.m5.large,
   InitialInstanceCount: 1}]}
---
# undetermined: a parameter
Type: AWS::SageMaker::EndpointConfig
Properties: {ProductionVariants: [{VariantName: one, ModelName: m, InstanceType: ml.m5.large,
   InitialInstanceCount: !Ref Count}]}
"""
