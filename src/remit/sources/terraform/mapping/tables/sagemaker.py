"""Amazon SageMaker AI: notebooks, models, endpoints and the domain.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sagemaker_notebook_instance
"""

from __future__ import annotations

from typing import Any

from remit.sources.terraform.mapping.table import Block, Table, To
from remit.sources.terraform.mapping.tables import sagemaker_domain

CONTAINER = "additional_model_data_source"
"""What CloudFormation has no word for."""

VARIANT = "accelerator_type"


def script(text: Any) -> list[dict[str, Any]]:
    """What runs when a notebook is made or started."""
    return [{"Content": text}]


WINDOW = "end_time_offset features_attribute inference_attribute probability_attribute probability_threshold_attribute"
WINDOW += " start_time_offset"

MONITORING_JOB = Block(
    "MonitoringJobDefinition",
    {
        "monitoring_inputs": Block(
            "MonitoringInputs",
            {
                "batch_transform_input": Block("BatchTransformInput", drop=WINDOW),
                "endpoint_input": Block("EndpointInput", drop=WINDOW),
            },
        )
    },
    drop="baseline",
)

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
    Table(
        "aws_sagemaker_data_quality_job_definition",
        "AWS::SageMaker::DataQualityJobDefinition",
        {"name": "JobDefinitionName"},
        ids={"arn": "JobDefinitionArn", "name": "JobDefinitionName"},
    ),
    Table(
        "aws_sagemaker_monitoring_schedule",
        "AWS::SageMaker::MonitoringSchedule",
        {
            "monitoring_schedule_config": Block(
                "MonitoringScheduleConfig", {"monitoring_job_definition": MONITORING_JOB}
            ),
            "name": "MonitoringScheduleName",
        },
        ids={"arn": "MonitoringScheduleArn", "name": "MonitoringScheduleName"},
    ),
    *sagemaker_domain.TABLES,
)
