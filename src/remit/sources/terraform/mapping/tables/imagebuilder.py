"""EC2 Image Builder.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/imagebuilder_image_recipe
"""

from __future__ import annotations

from typing import Any

from remit.sources.terraform.mapping.table import Block, Table, To, listed

PARAMETERS = Block("Parameters", {"value": To("Value", listed)})


def no_device(value: Any) -> str | None:
    """A mapping of the parent image that is left out. CloudFormation says so with an empty text."""
    return "" if value else None


DEVICES = Block("BlockDeviceMappings", {"no_device": To("NoDevice", no_device)})

COMPONENT = Block("Components", {"parameter": PARAMETERS})

WORKFLOW = Block("Workflows", {"parameter": PARAMETERS})

DISTRIBUTION = Block(
    "Distributions",
    {
        "ami_distribution_configuration": Block(
            "AmiDistributionConfiguration", {"launch_permission": "LaunchPermissionConfiguration"}
        ),
        "launch_template_configuration": Block("LaunchTemplateConfigurations", {"default": "SetDefaultVersion"}),
    },
    drop="s3_export_configuration",
)

TABLES = (
    Table("aws_imagebuilder_component", "AWS::ImageBuilder::Component", ids={"arn": "Ref"}, drop="skip_destroy"),
    Table(
        "aws_imagebuilder_image_recipe",
        "AWS::ImageBuilder::ImageRecipe",
        {
            "block_device_mapping": DEVICES,
            "component": COMPONENT,
            "systems_manager_agent": "AdditionalInstanceConfiguration.SystemsManagerAgent",
            "user_data_base64": "AdditionalInstanceConfiguration.UserDataOverride",
        },
        ids={"arn": "Ref"},
    ),
    Table(
        "aws_imagebuilder_container_recipe",
        "AWS::ImageBuilder::ContainerRecipe",
        {
            "component": COMPONENT,
            "instance_configuration": Block("InstanceConfiguration", {"block_device_mapping": DEVICES}),
        },
        ids={"arn": "Ref"},
    ),
    Table(
        "aws_imagebuilder_distribution_configuration",
        "AWS::ImageBuilder::DistributionConfiguration",
        {"distribution": DISTRIBUTION},
        ids={"arn": "Ref"},
    ),
    Table(
        "aws_imagebuilder_infrastructure_configuration",
        "AWS::ImageBuilder::InfrastructureConfiguration",
        # Image Builder would terminate it:
        # https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_CreateInfrastructureConfiguration.html
        defaults={"TerminateInstanceOnFailure": False},
        ids={"arn": "Ref"},
    ),
    Table("aws_imagebuilder_image", "AWS::ImageBuilder::Image", {"workflow": WORKFLOW}, ids={"arn": "Ref"}),
    Table(
        "aws_imagebuilder_image_pipeline",
        "AWS::ImageBuilder::ImagePipeline",
        {"workflow": WORKFLOW},
        ids={"arn": "Ref"},
    ),
)
