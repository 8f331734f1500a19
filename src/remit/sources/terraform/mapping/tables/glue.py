"""AWS Glue: the data catalog, crawlers, jobs and how they are encrypted.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/glue_job
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.model import PartialString, Unknown
from remit.sources.terraform.mapping.table import Block, Table, To, within

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remit.sources.terraform.mapping.table import Spec


HIDDEN = PartialString(["(hidden) ", Unknown("a password is not read")])


def without_password(properties: Any) -> dict[str, Any]:
    """The properties of a connection. A password is no part of an inventory; that there is one, is."""
    hides = {"PASSWORD": HIDDEN} if isinstance(properties.get("PASSWORD"), str) else {}
    return {**properties, **hides}


TARGETS: Mapping[str, Spec] = {
    "catalog_target": "CatalogTargets",
    "delta_target": "DeltaTargets",
    "dynamodb_target": "DynamoDBTargets",
    "hudi_target": "HudiTargets",
    "iceberg_target": "IcebergTargets",
    "jdbc_target": "JdbcTargets",
    "mongodb_target": Block("MongoDBTargets", drop="scan_all"),
    "s3_target": "S3Targets",
}

AUTHENTICATION = Block(
    "AuthenticationConfiguration",
    {
        "basic_authentication_credentials": Block("BasicAuthenticationCredentials", drop="password"),
        "oauth2_properties": Block(
            "OAuth2Properties",
            {
                "authorization_code_properties": Block("AuthorizationCodeProperties", drop="authorization_code"),
                "oauth2_client_application": "OAuth2ClientApplication",
                "oauth2_grant_type": "OAuth2GrantType",
            },
            drop="oauth2_credentials",
        ),
    },
    drop="custom_authentication_credentials",
)

CONNECTION: Mapping[str, Spec] = {
    "athena_properties": "AthenaProperties",
    "authentication_configuration": AUTHENTICATION,
    "connection_properties": To("ConnectionProperties", without_password),
    "connection_type": "ConnectionType",
    "description": "Description",
    "match_criteria": "MatchCriteria",
    "name": "Name",
    "physical_connection_requirements": "PhysicalConnectionRequirements",
}

DATABASE = {
    "create_table_default_permission": "CreateTableDefaultPermissions",
    "description": "Description",
    "federated_database": "FederatedDatabase",
    "location_uri": "LocationUri",
    "name": "Name",
    "parameters": "Parameters",
    "target_database": "TargetDatabase",
}

PASSWORDS = Block("ConnectionPasswordEncryption", {"aws_kms_key_id": "KmsKeyId"})

TABLES = (
    Table(
        "aws_glue_data_catalog_encryption_settings",
        "AWS::Glue::DataCatalogEncryptionSettings",
        {
            "data_catalog_encryption_settings": Block(
                "DataCatalogEncryptionSettings", {"connection_password_encryption": PASSWORDS}
            )
        },
    ),
    Table(
        "aws_glue_security_configuration",
        "AWS::Glue::SecurityConfiguration",
        {"encryption_configuration": Block("EncryptionConfiguration", {"s3_encryption": "S3Encryptions"})},
        ids={"name": "Ref"},
    ),
    Table(
        "aws_glue_connection",
        "AWS::Glue::Connection",
        within("ConnectionInput", CONNECTION),
        # The page of aws_glue_connection.
        defaults={"ConnectionInput.ConnectionType": "JDBC"},
        ids={"name": "Ref"},
    ),
    Table(
        "aws_glue_crawler",
        "AWS::Glue::Crawler",
        {
            "schedule": "Schedule.ScheduleExpression",
            "security_configuration": "CrawlerSecurityConfiguration",
            **within("Targets", TARGETS),
        },
        ids={"name": "Ref"},
        drop="lineage_configuration",
    ),
    Table(
        "aws_glue_job",
        "AWS::Glue::Job",
        {"command": Block("Command", defaults={"name": "glueetl"}), "connections": "Connections.Connections"},
        ids={"name": "Ref"},
        drop="source_control_details",
    ),
    Table(
        "aws_glue_catalog_database",
        "AWS::Glue::Database",
        within("DatabaseInput", DATABASE),
        ids={"name": "Ref"},
        drop="tags",
    ),
    Table("aws_glue_registry", "AWS::Glue::Registry", {"registry_name": "Name"}, ids={"arn": "Ref"}),
    Table(
        "aws_glue_schema",
        "AWS::Glue::Schema",
        {"registry_arn": "Registry.Arn", "schema_name": "Name"},
        ids={"arn": "Ref"},
    ),
    Table(
        "aws_glue_ml_transform",
        "AWS::Glue::MLTransform",
        {"input_record_tables": "InputRecordTables.GlueTables", "role_arn": "Role"},
        ids={"id": "Ref"},
        drop="parameters",
    ),
    Table("aws_glue_trigger", "AWS::Glue::Trigger", ids={"name": "Ref"}, drop="enabled"),
    Table("aws_glue_workflow", "AWS::Glue::Workflow", ids={"name": "Ref"}),
    Table("aws_glue_dev_endpoint", "AWS::Glue::DevEndpoint", {"name": "EndpointName"}, ids={"name": "Ref"}),
)
