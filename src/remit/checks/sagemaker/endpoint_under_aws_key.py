"""Disks of endpoints are encrypted with a key of the customer's own.

Why: what requests leave on the disk is then readable only with a key that you control and whose use you see.

Fix: set `KmsKeyId`. A new configuration, updated without interruption; instance types with local NVMe disks encrypt
those themselves.

Links:
- https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sagemaker-endpointconfig.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.sagemaker import EndpointConfig

META = Meta(
    type="AWS::SageMaker::EndpointConfig",
    duty="key-custody",
    severity="medium",
    also=(
        "config:sagemaker-endpoint-configuration-kms-key-configured",
        "CKV_AWS_98",
        "sagemaker_endpoint_config_kms_encryption_enabled",
        "SAGEMAKER_ENDPOINT_CONFIGURATION_KMS_KEY_CONFIGURED",
    ),
    controls=("SC-12", "SC-13", "SC-28"),
)


def run(config: EndpointConfig) -> Result:
    return expect(config.KmsKeyId, "its disks are under no key of the customer's")


EXAMPLES = """
# pass: one's own
Type: AWS::SageMaker::EndpointConfig
Properties: {KmsKeyId: 1234abcd-12ab-34cd-56ef-1234567890ab, ProductionVariants: [{VariantName: one, ModelName: m}]}
---
# fail: none
Type: AWS::SageMaker::EndpointConfig
Properties: {ProductionVariants: [{VariantName: one, ModelName: m}]}
---
# undetermined: a parameter that may be empty
Type: AWS::SageMaker::EndpointConfig
Properties: {KmsKeyId: !Ref Key, ProductionVariants: [{VariantName: one, ModelName: m}]}
"""
