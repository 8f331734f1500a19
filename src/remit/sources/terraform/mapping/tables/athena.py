"""Amazon Athena: workgroups, catalogs and queries.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/athena_workgroup
"""

from __future__ import annotations

from remit.sources.terraform.mapping.table import Block, Table, To, keyed, within

LOGS = Block("CloudWatchLoggingConfiguration", {"log_type": To("LogTypes", keyed("key", "values"))})

RESULTS = Block(
    "ResultConfiguration",
    {"encryption_configuration": Block("EncryptionConfiguration", {"kms_key_arn": "KmsKey"})},
)

TABLES = (
    Table(
        "aws_athena_workgroup",
        "AWS::Athena::WorkGroup",
        {
            "configuration": Block(
                "WorkGroupConfiguration",
                {
                    "enforce_workgroup_configuration": "EnforceWorkGroupConfiguration",
                    "monitoring_configuration": Block(
                        "MonitoringConfiguration", {"cloud_watch_logging_configuration": LOGS}
                    ),
                    "result_configuration": RESULTS,
                },
                drop=(
                    "enable_minimum_encryption_configuration identity_center_configuration "
                    "query_results_s3_access_grants_configuration"
                ),
                # The page of aws_athena_workgroup.
                defaults={"enforce_workgroup_configuration": True, "publish_cloudwatch_metrics_enabled": True},
            )
        },
        ids={"name": "Ref"},
        drop="force_destroy",
    ),
    Table(
        "aws_athena_database",
        "AWS::Glue::Database",
        within("DatabaseInput", {"comment": "Description", "name": "Name", "properties": "Parameters"}),
        ids={"name": "Ref"},
        # How the query that makes it is run, not what it is.
        drop="acl_configuration bucket encryption_configuration expected_bucket_owner force_destroy workgroup",
    ),
    Table("aws_athena_data_catalog", "AWS::Athena::DataCatalog", ids={"name": "Ref"}),
    Table("aws_athena_named_query", "AWS::Athena::NamedQuery", {"query": "QueryString"}),
    Table("aws_athena_prepared_statement", "AWS::Athena::PreparedStatement", {"name": "StatementName"}),
)
