"""AWS App Runner."""

from __future__ import annotations

from remit.sources.terraform.mapping.table import Block, Table, To, pairs

VALUES = {
    "runtime_environment_secrets": To("RuntimeEnvironmentSecrets", pairs("Name")),
    "runtime_environment_variables": To("RuntimeEnvironmentVariables", pairs("Name")),
}
"""Maps that App Runner has as lists of names and values."""

CODE = Block(
    "CodeRepository",
    {
        "code_configuration": Block(
            "CodeConfiguration", {"code_configuration_values": Block("CodeConfigurationValues", VALUES)}
        ),
    },
)

TABLES = (
    Table(
        "aws_apprunner_service",
        "AWS::AppRunner::Service",
        {
            "source_configuration": Block(
                "SourceConfiguration",
                {
                    "code_repository": CODE,
                    "image_repository": Block(
                        "ImageRepository", {"image_configuration": Block("ImageConfiguration", VALUES)}
                    ),
                },
            ),
        },
        ids={"arn": "Ref", "id": "Ref"},
    ),
    Table("aws_apprunner_vpc_connector", "AWS::AppRunner::VpcConnector", ids={"arn": "Ref", "id": "Ref"}),
    Table(
        "aws_apprunner_auto_scaling_configuration_version",
        "AWS::AppRunner::AutoScalingConfiguration",
        ids={"arn": "Ref", "id": "Ref"},
    ),
    Table(
        "aws_apprunner_observability_configuration",
        "AWS::AppRunner::ObservabilityConfiguration",
        ids={"arn": "Ref", "id": "Ref"},
    ),
    Table(
        "aws_apprunner_vpc_ingress_connection",
        "AWS::AppRunner::VpcIngressConnection",
        ids={"arn": "Ref", "id": "Ref"},
    ),
)
