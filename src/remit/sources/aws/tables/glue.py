"""AWS Glue, and Amazon Athena's work groups."""

from __future__ import annotations

from typing import Any

from remit.model import Unknown
from remit.sources.aws.table import Call, Pick, Table, Via

ALL = {"MaxResults": 100}


def without_password(told: dict[str, Any]) -> dict[str, Any]:
    """A connection, of which AWS was asked not to tell the password: it may have one unless it names a secret."""
    properties = dict(told.get("ConnectionProperties", {}))
    if not properties.get("SECRET_ID"):
        properties.setdefault("PASSWORD", Unknown("remit does not ask for the passwords of connections"))
    return {**told, "ConnectionProperties": properties}


TABLES = (
    Table(
        "AWS::Glue::Job",
        Call(
            "glue:GetJobs",
            "Jobs[]",
            fixed=ALL,
            more="NextToken",
            same="AllocatedCapacity Command Connections DefaultArguments Description ExecutionClass"
            " ExecutionProperty GlueVersion JobMode JobRunQueuingEnabled LogUri"
            " MaintenanceWindow MaxCapacity MaxRetries Name NonOverridableArguments"
            " NotificationProperty NumberOfWorkers Role SecurityConfiguration Timeout WorkerType",
        ),
        id="Name",
        arn="arn:{partition}:glue:{region}:{account}:job/{id}",
        name="Name",
        tags="@tagging",
    ),
    Table(
        "AWS::Glue::DevEndpoint",
        Call(
            "glue:GetDevEndpoints",
            "DevEndpoints[]",
            fixed=ALL,
            more="NextToken",
            same="Arguments EndpointName ExtraJarsS3Path ExtraPythonLibsS3Path GlueVersion NumberOfNodes"
            " NumberOfWorkers PublicKey PublicKeys RoleArn SecurityConfiguration SecurityGroupIds SubnetId WorkerType",
        ),
        id="EndpointName",
        arn="arn:{partition}:glue:{region}:{account}:devEndpoint/{id}",
        name="EndpointName",
        tags="@tagging",
    ),
    Table(
        "AWS::Glue::Connection",
        Call(
            "glue:GetConnections",
            "ConnectionList[]",
            fixed={**ALL, "HidePassword": True},
            more="NextToken",
            fills={
                "ConnectionInput": Via(without_password),
                "Name": "Name",
            },
        ),
        id="Name",
        arn="arn:{partition}:glue:{region}:{account}:connection/{id}",
        name="Name",
        tags="@tagging",
        sets={"CatalogId": "@account"},
        unread=(
            "ConnectionInput.AuthenticationConfiguration.BasicAuthenticationCredentials",
            "ConnectionInput.AuthenticationConfiguration.CustomAuthenticationCredentials",
            "ConnectionInput.AuthenticationConfiguration.OAuth2Properties.AuthorizationCodeProperties",
            "ConnectionInput.AuthenticationConfiguration.OAuth2Properties.OAuth2Credentials",
            "ConnectionInput.ValidateCredentials",
            "ConnectionInput.ValidateForComputeEnvironments",
        ),
    ),
    Table(
        "AWS::Glue::Crawler",
        Call(
            "glue:GetCrawlers",
            "Crawlers[]",
            fixed=ALL,
            more="NextToken",
            same="Classifiers Configuration CrawlerSecurityConfiguration DatabaseName Description"
            " LakeFormationConfiguration Name RecrawlPolicy Role Schedule SchemaChangePolicy"
            " TablePrefix Targets",
        ),
        id="Name",
        arn="arn:{partition}:glue:{region}:{account}:crawler/{id}",
        name="Name",
        tags="@tagging",
    ),
    Table(
        "AWS::Glue::DataCatalogEncryptionSettings",
        Call(
            "glue:GetDataCatalogEncryptionSettings",
            fills={
                "DataCatalogEncryptionSettings": Pick(
                    "DataCatalogEncryptionSettings",
                    {
                        "ConnectionPasswordEncryption": Pick(
                            "ConnectionPasswordEncryption",
                            {
                                "KmsKeyId": "AwsKmsKeyId",
                                "ReturnConnectionPasswordEncrypted": "ReturnConnectionPasswordEncrypted",
                            },
                        ),
                        "EncryptionAtRest": "EncryptionAtRest",
                    },
                ),
            },
        ),
        id="@account",
        arn="arn:{partition}:glue:{region}:{account}:catalog",
        sets={"CatalogId": "@account"},
    ),
    Table(
        "Remit::Glue::CatalogPolicy",
        None,
        (
            Call(
                "glue:GetResourcePolicy",
                absent=("EntityNotFoundException",),
                fills={"PolicyDocument": "PolicyInJson"},
            ),
        ),
        id="@region",
        arn="arn:{partition}:glue:{region}:{account}:catalog",
    ),
    Table(
        "AWS::Glue::MLTransform",
        Call(
            "glue:GetMLTransforms",
            "Transforms[]",
            fixed=ALL,
            more="NextToken",
            same="Description GlueVersion MaxCapacity MaxRetries Name NumberOfWorkers Role Timeout"
            " TransformId WorkerType",
            fills={
                "InputRecordTables.GlueTables": "InputRecordTables",
                "TransformEncryption": Pick(
                    "TransformEncryption",
                    {
                        "MLUserDataEncryption": Pick(
                            "MlUserDataEncryption",
                            {"KmsKeyId": "KmsKeyId", "MLUserDataEncryptionMode": "MlUserDataEncryptionMode"},
                        ),
                        "TaskRunSecurityConfigurationName": "TaskRunSecurityConfigurationName",
                    },
                ),
                "TransformParameters": "Parameters",
            },
        ),
        id="TransformId",
        arn="arn:{partition}:glue:{region}:{account}:mlTransform/{id}",
        name="Name",
        tags="@tagging",
    ),
    Table(
        "AWS::Glue::SecurityConfiguration",
        Call(
            "glue:GetSecurityConfigurations",
            "SecurityConfigurations[]",
            fixed=ALL,
            more="NextToken",
            same="Name",
            fills={
                "EncryptionConfiguration.CloudWatchEncryption": "EncryptionConfiguration.CloudWatchEncryption",
                "EncryptionConfiguration.JobBookmarksEncryption": "EncryptionConfiguration.JobBookmarksEncryption",
                "EncryptionConfiguration.S3Encryptions": "EncryptionConfiguration.S3Encryption",
            },
        ),
        id="Name",
        name="Name",
    ),
    Table(
        "AWS::Athena::WorkGroup",
        Call(
            "athena:ListWorkGroups",
            "WorkGroups[]",
            fixed={"MaxResults": 50},
            more="NextToken",
            same="CreationTime Description Name State",
        ),
        (
            Call(
                "athena:GetWorkGroup",
                "WorkGroup",
                bound={"WorkGroup": "Name"},
                fills={"WorkGroupConfiguration": "Configuration"},
            ),
        ),
        id="Name",
        arn="arn:{partition}:athena:{region}:{account}:workgroup/{id}",
        name="Name",
        tags="@tagging",
        spent=("RecursiveDeleteOption", "WorkGroupConfigurationUpdates"),
    ),
)
