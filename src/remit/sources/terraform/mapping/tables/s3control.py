"""Amazon S3's control plane: access grants, points of access over several buckets or through a function, Outposts.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3control_bucket and its neighbours.
"""

from __future__ import annotations

from typing import Any

from remit.sources.terraform.mapping.table import Block, Table, To, only
from remit.sources.terraform.mapping.tables.s3_values import positive

ON = {"enabled": "IsEnabled"}

METRICS = {
    "activity_metrics": Block("ActivityMetrics", ON),
    "advanced_cost_optimization_metrics": Block("AdvancedCostOptimizationMetrics", ON),
    "advanced_data_protection_metrics": Block("AdvancedDataProtectionMetrics", ON),
    "advanced_performance_metrics": Block("AdvancedPerformanceMetrics", ON),
    "detailed_status_code_metrics": Block("DetailedStatusCodesMetrics", ON),
}

PREFIXES = Block("PrefixLevel", {"storage_metrics": Block("StorageMetrics", ON)})

LENS = Block(
    "StorageLensConfiguration",
    {
        **ON,
        "account_level": Block(
            "AccountLevel", {**METRICS, "bucket_level": Block("BucketLevel", {**METRICS, "prefix_level": PREFIXES})}
        ),
        "data_export": Block(
            "DataExport",
            {
                "cloud_watch_metrics": Block("CloudWatchMetrics", ON),
                "storage_lens_table_destination": Block("StorageLensTableDestination", ON),
            },
        ),
        "expanded_prefixes_data_export": Block(
            "ExpandedPrefixesDataExport",
            {"storage_lens_table_destination": Block("StorageLensTableDestination", ON)},
        ),
    },
)


def outposts_filter(block: Any) -> dict[str, Any]:
    """Which objects a lifecycle rule is for: a prefix and any number of tags, of which all must hold."""
    told = only(block)
    if not told.get("tags"):
        return {"Prefix": told.get("prefix")}
    return {"AndOperator": {"Prefix": told.get("prefix"), "Tags": told["tags"]}}


TABLES = (
    Table("aws_s3control_access_grant", "AWS::S3::AccessGrant", drop="account_id"),
    Table("aws_s3control_access_grants_instance", "AWS::S3::AccessGrantsInstance", drop="account_id"),
    Table("aws_s3control_access_grants_location", "AWS::S3::AccessGrantsLocation", drop="account_id"),
    Table(
        "aws_s3control_access_point_policy",
        parents=("AWS::S3::AccessPoint",),
        by="access_point_arn",
    ),
    Table("aws_s3control_bucket", "AWS::S3Outposts::Bucket", {"bucket": "BucketName"}, ids={"arn": "Ref"}),
    Table("aws_s3control_bucket_policy", "AWS::S3Outposts::BucketPolicy", {"policy": "PolicyDocument"}),
    Table(
        "aws_s3control_bucket_lifecycle_configuration",
        attributes={
            "rule": Block(
                "LifecycleConfiguration.Rules",
                {
                    "expiration": Block(
                        "",
                        {"days": To("ExpirationInDays", positive), "date": "ExpirationDate"},
                        drop="expired_object_delete_marker",
                    ),
                    "filter": To("Filter", outposts_filter),
                },
                # The page of aws_s3control_bucket_lifecycle_configuration.
                defaults={"status": "Enabled"},
            )
        },
        parents=("AWS::S3Outposts::Bucket",),
        by="bucket",
    ),
    Table(
        "aws_s3control_multi_region_access_point",
        "AWS::S3::MultiRegionAccessPoint",
        {
            "details": Block(
                "",
                {
                    "name": "Name",
                    "region": "Regions",
                    "public_access_block": Block(
                        "PublicAccessBlockConfiguration",
                        # All four default to true: the page of aws_s3control_multi_region_access_point.
                        defaults={
                            "block_public_acls": True,
                            "block_public_policy": True,
                            "ignore_public_acls": True,
                            "restrict_public_buckets": True,
                        },
                    ),
                },
            )
        },
        ids={"name": "Ref"},
        drop="account_id",
    ),
    Table(
        "aws_s3control_multi_region_access_point_policy",
        "AWS::S3::MultiRegionAccessPointPolicy",
        {"details": Block("", {"name": "MrapName", "policy": "Policy"})},
        drop="account_id",
    ),
    Table(
        "aws_s3control_object_lambda_access_point",
        "AWS::S3ObjectLambda::AccessPoint",
        {"configuration": "ObjectLambdaConfiguration"},
        ids={"name": "Ref"},
        drop="account_id",
    ),
    Table(
        "aws_s3control_object_lambda_access_point_policy",
        "AWS::S3ObjectLambda::AccessPointPolicy",
        {"name": "ObjectLambdaAccessPoint", "policy": "PolicyDocument"},
        drop="account_id",
    ),
    Table(
        "aws_s3control_storage_lens_configuration",
        "AWS::S3::StorageLens",
        {"config_id": "StorageLensConfiguration.Id", "storage_lens_configuration": LENS},
        drop="account_id",
    ),
)
