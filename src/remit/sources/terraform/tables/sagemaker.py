"""Amazon SageMaker AI: notebooks, models, endpoints and the domain.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sagemaker_notebook_instance
"""

from __future__ import annotations

from typing import Any

from remit.sources.terraform.table import Block, Table, To
from remit.sources.terraform.tables import sagemaker_domain

CONTAINER = "additional_model_data_source"
"""What CloudFormation has no word for."""

VARIANT = "accelerator_type"


def script(text: Any) -> list[dict[str, Any]]:
    """What runs when a notebook is made or started."""
    return [{"Content": text}]


TABLES = (
    Table(
        "aws_sagemaker_notebook_instance",
        "AWS::SageMaker::NotebookInstance",
        {"security_groups": "SecurityGroupIds", "volume_size": "VolumeSizeInGB"},
        ids={"arn": "Ref", "name": "NotebookInstanceName"},
    ),
    Table(
        "aws_sagemaker_notebook_instance_lifecycle_configuration",
        "AWS::SageMaker::NotebookInstanceLifecycleConfig",
        {
            "name": "NotebookInstanceLifecycleConfigName",
            "on_create": To("OnCreate", script),
            "on_start": To("OnStart", script),
        },
        ids={"arn": "Ref", "name": "NotebookInstanceLifecycleConfigName"},
        drop="tags",
    ),
    Table(
        "aws_sagemaker_model",
        "AWS::SageMaker::Model",
        {
            "container": Block("Containers", drop=CONTAINER),
            "primary_container": Block("PrimaryContainer", drop=CONTAINER),
        },
        ids={"arn": "Ref", "name": "ModelName"},
    ),
    Table(
        "aws_sagemaker_endpoint_configuration",
        "AWS::SageMaker::EndpointConfig",
        {
            "kms_key_arn": "KmsKeyId",
            "name": "EndpointConfigName",
            "production_variants": Block("ProductionVariants", drop=VARIANT),
            "shadow_production_variants": Block("ShadowProductionVariants", drop=VARIANT),
        },
        ids={"arn": "Ref", "name": "EndpointConfigName"},
        drop="name_prefix",
    ),
    Table("aws_sagemaker_endpoint", "AWS::SageMaker::Endpoint", ids={"arn": "Ref", "name": "EndpointName"}),
    *sagemaker_domain.TABLES,
)
