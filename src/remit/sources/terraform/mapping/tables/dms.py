"""AWS Database Migration Service: what copies databases, from where and to where.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dms_endpoint
"""

from __future__ import annotations

from remit.sources.terraform.mapping.table import Block, Table, within

# Passwords are no part of an inventory; the other attributes that are dropped have no word in CloudFormation.
SETTINGS = {
    "elasticsearch_settings": Block("ElasticsearchSettings", drop="use_new_mapping_type"),
    "kafka_settings": Block("KafkaSettings", drop="sasl_mechanism sasl_password ssl_client_key_password"),
    "kinesis_settings": Block("KinesisSettings", drop="use_large_integer_value"),
    "mongodb_settings": Block("MongoDbSettings", drop="use_update_lookup"),
    "mysql_settings": Block("MySqlSettings", drop="authentication_method execute_timeout service_access_role_arn"),
    "oracle_settings": Block(
        "OracleSettings",
        {
            "allow_selected_nested_tables": "AllowSelectNestedTables",
            "fail_task_on_lob_truncation": "FailTasksOnLobTruncation",
        },
        drop=(
            "asm_password authentication_method convert_timestamp_with_zone_to_utc open_transaction_window "
            "security_db_encryption trim_space_in_char"
        ),
    ),
    "postgres_settings": Block(
        "PostgreSqlSettings",
        drop="authentication_method map_jsonb_as_clob map_long_varchar_as service_access_role_arn",
    ),
    "redis_settings": Block("RedisSettings", drop="auth_password"),
}

OF_BUCKETS = """add_column_name add_trailing_padding_character bucket_folder bucket_name canned_acl_for_objects
cdc_inserts_and_updates cdc_inserts_only cdc_max_batch_interval cdc_min_file_size cdc_path compression_type
csv_delimiter csv_no_sup_value csv_null_value csv_row_delimiter data_format data_page_size
date_partition_delimiter date_partition_enabled date_partition_sequence date_partition_timezone
dict_page_size_limit enable_statistics encoding_type encryption_mode expected_bucket_owner
external_table_definition glue_catalog_generation ignore_header_rows include_op_for_full_load max_file_size
parquet_timestamp_in_millisecond parquet_version preserve_transactions rfc_4180 row_group_length
server_side_encryption_kms_key_id service_access_role_arn timestamp_column_name use_csv_no_sup_value
use_task_start_time_for_full_load_timestamp"""


def camel(name: str) -> str:
    """An attribute as CloudFormation spells it."""
    return "".join(part.capitalize() for part in name.split("_"))


TABLES = (
    Table(
        "aws_dms_replication_instance",
        "AWS::DMS::ReplicationInstance",
        {
            "kms_key_arn": "KmsKeyId",
            "replication_instance_id": "ReplicationInstanceIdentifier",
            "replication_subnet_group_id": "ReplicationSubnetGroupIdentifier",
        },
        ids={"replication_instance_arn": "Ref"},
        drop="apply_immediately kerberos_authentication_settings",
    ),
    Table(
        "aws_dms_replication_subnet_group",
        "AWS::DMS::ReplicationSubnetGroup",
        {"replication_subnet_group_id": "ReplicationSubnetGroupIdentifier"},
        ids={"replication_subnet_group_id": "Ref"},
    ),
    Table(
        "aws_dms_replication_task",
        "AWS::DMS::ReplicationTask",
        {"replication_task_id": "ReplicationTaskIdentifier"},
        ids={"replication_task_arn": "Ref"},
        drop="start_replication_task",
    ),
    Table(
        "aws_dms_endpoint",
        "AWS::DMS::Endpoint",
        {"endpoint_id": "EndpointIdentifier", "kms_key_arn": "KmsKeyId", **SETTINGS},
        ids={"endpoint_arn": "Ref"},
        # CloudFormation names the secret and the role in the settings of each engine.
        drop="pause_replication_tasks secrets_manager_access_role_arn secrets_manager_arn service_access_role",
    ),
    Table(
        "aws_dms_certificate",
        "AWS::DMS::Certificate",
        {"certificate_id": "CertificateIdentifier"},
        ids={"certificate_arn": "Ref"},
        drop="tags",
    ),
    Table(
        "aws_dms_s3_endpoint",
        "AWS::DMS::Endpoint",
        {
            "certificate_arn": "CertificateArn",
            "endpoint_id": "EndpointIdentifier",
            "endpoint_type": "EndpointType",
            "kms_key_arn": "KmsKeyId",
            "ssl_mode": "SslMode",
            "tags": "Tags",
            **within("S3Settings", {name: camel(name) for name in OF_BUCKETS.split()}),
        },
        defaults={"EngineName": "s3"},
        ids={"endpoint_arn": "Ref"},
        drop="detach_target_on_lob_lookup_failure_parquet",
    ),
    Table("aws_dms_event_subscription", "AWS::DMS::EventSubscription", {"name": "SubscriptionName"}),
)
