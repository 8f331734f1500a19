"""Amazon S3: the many types that configure one thing of a bucket each.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_versioning and its neighbours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.sources.terraform.mapping.table import Block, Each, Table, To, Whole, only
from remit.sources.terraform.mapping.tables.s3_values import (
    CORS,
    EXPIRATION,
    LOGGING,
    SSE,
    canned,
    granted,
    notifications,
    positive,
    routing_rules,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remit.sources.terraform.mapping.table import Spec


def setting(
    name: str,
    attributes: Mapping[str, Spec] | None = None,
    *,
    whole: tuple[Whole, ...] = (),
    drop: str = "expected_bucket_owner",
    defaults: Mapping[str, Any] | None = None,
) -> Table:
    """The table of a type that configures a bucket."""
    return Table(
        f"aws_s3_bucket_{name}",
        attributes=attributes,
        whole=whole,
        drop=drop,
        defaults=defaults,
        parents=("AWS::S3::Bucket",),
        by="bucket",
    )


SCOPE: Mapping[str, Spec] = {
    "prefix": "Prefix",
    "object_size_greater_than": To("ObjectSizeGreaterThan", positive),
    "object_size_less_than": To("ObjectSizeLessThan", positive),
}

LIFECYCLE = Block(
    "LifecycleConfiguration.Rules",
    {
        "expiration": EXPIRATION,
        "filter": Block("", {**SCOPE, "tag": "TagFilters", "and": Block("", {**SCOPE, "tags": "TagFilters"})}),
        "noncurrent_version_transition": Block("NoncurrentVersionTransitions", {"noncurrent_days": "TransitionInDays"}),
        "transition": Block("Transitions", {"days": To("TransitionInDays", positive), "date": "TransitionDate"}),
    },
)

REPLICATION = Block(
    "ReplicationConfiguration.Rules",
    {"filter": Block("Filter", {"tag": "TagFilter", "and": Block("And", {"tags": "TagFilters"})})},
    drop="existing_object_replication",
)


def inventory(told: Mapping[str, Any]) -> dict[str, Any]:
    """One of a bucket's inventories."""
    target = only(only(told.get("destination")).get("bucket"))
    made = {
        "Id": told.get("name"),
        "Enabled": told.get("enabled", True),
        "IncludedObjectVersions": told.get("included_object_versions"),
        "OptionalFields": told.get("optional_fields"),
        "Prefix": only(told.get("filter")).get("prefix"),
        "ScheduleFrequency": only(told.get("schedule")).get("frequency"),
        "Destination": _destination(target),
    }
    return {"InventoryConfigurations": [made]}


def _destination(told: Mapping[str, Any]) -> dict[str, Any]:
    """A bucket that reports are written to. In which key they are encrypted has no word in CloudFormation."""
    return {
        "BucketAccountId": told.get("account_id") or told.get("bucket_account_id"),
        "BucketArn": told.get("bucket_arn"),
        "Format": told.get("format"),
        "Prefix": told.get("prefix"),
    }


def tiering(told: Mapping[str, Any]) -> dict[str, Any]:
    """One of a bucket's configurations of Intelligent-Tiering."""
    made = {
        "Id": told.get("name"),
        "Status": told.get("status", "Enabled"),
        "Tierings": told.get("tiering"),
        **_scope(told),
    }
    return {"IntelligentTieringConfigurations": [made]}


def metrics(told: Mapping[str, Any]) -> dict[str, Any]:
    """One of a bucket's request metrics."""
    point = only(told.get("filter")).get("access_point")
    return {"MetricsConfigurations": [{"Id": told.get("name"), "AccessPointArn": point, **_scope(told)}]}


def analytics(told: Mapping[str, Any]) -> dict[str, Any]:
    """One of a bucket's analyses of storage classes."""
    made: dict[str, Any] = {"Id": told.get("name"), "StorageClassAnalysis": {}, **_scope(told)}
    export = only(only(told.get("storage_class_analysis")).get("data_export"))
    if export:
        target = only(only(export.get("destination")).get("s3_bucket_destination"))
        made["StorageClassAnalysis"]["DataExport"] = {
            "OutputSchemaVersion": export.get("output_schema_version", "V_1"),
            "Destination": _destination({"format": "CSV", **target}),
        }
    return {"AnalyticsConfigurations": [made]}


def versioning_status(value: Any) -> Any:
    """Whether new versions are kept. `Disabled`, never switched on, has no word in CloudFormation; the effect has."""
    return "Suspended" if value == "Disabled" else value


def _scope(told: Mapping[str, Any]) -> dict[str, Any]:
    scope = only(told.get("filter"))
    return {"Prefix": scope.get("prefix"), "TagFilters": scope.get("tags")}


TABLES = (
    Table("aws_s3_bucket_policy", "AWS::S3::BucketPolicy", {"policy": "PolicyDocument"}),
    setting("abac", {"abac_status": Block("", {"status": "AbacStatus"})}),
    setting("accelerate_configuration", {"status": "AccelerateConfiguration.AccelerationStatus"}),
    setting(
        "acl",
        {
            "acl": To("AccessControl", canned),
            "access_control_policy": Block("", {"grant": To("AccessControl", granted)}, drop="owner"),
        },
    ),
    setting(
        "analytics_configuration",
        drop="",
        whole=(Whole(("AnalyticsConfigurations",), analytics, "name filter storage_class_analysis"),),
    ),
    setting("cors_configuration", {"cors_rule": Block("CorsConfiguration.CorsRules", CORS)}),
    setting(
        "intelligent_tiering_configuration",
        drop="",
        whole=(Whole(("IntelligentTieringConfigurations",), tiering, "name status filter tiering"),),
    ),
    setting(
        "inventory",
        drop="",
        whole=(
            Whole(
                ("InventoryConfigurations",),
                inventory,
                "name enabled included_object_versions optional_fields destination filter schedule",
            ),
        ),
    ),
    setting(
        "lifecycle_configuration",
        {
            "rule": LIFECYCLE,
            "transition_default_minimum_object_size": "LifecycleConfiguration.TransitionDefaultMinimumObjectSize",
        },
    ),
    setting(
        "logging",
        {
            **{attribute: f"LoggingConfiguration.{name}" for attribute, name in LOGGING.items()},
            "target_object_key_format": "LoggingConfiguration.TargetObjectKeyFormat",
        },
        drop="expected_bucket_owner target_grant",
    ),
    setting("metadata_configuration"),
    setting("metric", drop="", whole=(Whole(("MetricsConfigurations",), metrics, "name filter"),)),
    setting(
        "notification",
        {
            "eventbridge": "NotificationConfiguration.EventBridgeConfiguration.EventBridgeEnabled",
            "lambda_function": Each(
                "NotificationConfiguration.LambdaConfigurations", notifications("lambda_function_arn", "Function")
            ),
            "queue": Each("NotificationConfiguration.QueueConfigurations", notifications("queue_arn", "Queue")),
            "topic": Each("NotificationConfiguration.TopicConfigurations", notifications("topic_arn", "Topic")),
        },
        drop="",
    ),
    setting(
        "object_lock_configuration",
        {"object_lock_enabled": "ObjectLockConfiguration.ObjectLockEnabled", "rule": "ObjectLockConfiguration.Rule"},
        # Enabled is the only value, and the default. A bucket that has this configuration has object lock.
        defaults={"ObjectLockEnabled": True, "ObjectLockConfiguration.ObjectLockEnabled": "Enabled"},
        drop="expected_bucket_owner token",
    ),
    setting("ownership_controls", {"rule": "OwnershipControls.Rules"}, drop=""),
    setting(
        "public_access_block",
        {
            "block_public_acls": "PublicAccessBlockConfiguration.BlockPublicAcls",
            "block_public_policy": "PublicAccessBlockConfiguration.BlockPublicPolicy",
            "ignore_public_acls": "PublicAccessBlockConfiguration.IgnorePublicAcls",
            "restrict_public_buckets": "PublicAccessBlockConfiguration.RestrictPublicBuckets",
        },
        # All four default to false.
        defaults={
            "PublicAccessBlockConfiguration.BlockPublicAcls": False,
            "PublicAccessBlockConfiguration.BlockPublicPolicy": False,
            "PublicAccessBlockConfiguration.IgnorePublicAcls": False,
            "PublicAccessBlockConfiguration.RestrictPublicBuckets": False,
        },
        drop="skip_destroy",
    ),
    setting("replication_configuration", {"role": "ReplicationConfiguration.Role", "rule": REPLICATION}, drop="token"),
    setting(
        "server_side_encryption_configuration",
        {
            "rule": Block(
                "BucketEncryption.ServerSideEncryptionConfiguration",
                {**SSE, "blocked_encryption_types": "BlockedEncryptionTypes.EncryptionType"},
            )
        },
    ),
    setting(
        "versioning",
        {
            "versioning_configuration": Block(
                "", {"status": To("VersioningConfiguration.Status", versioning_status), "mfa_delete": "MfaDelete"}
            )
        },
        drop="expected_bucket_owner mfa",
    ),
    setting(
        "website_configuration",
        {
            "error_document": Block("", {"key": "WebsiteConfiguration.ErrorDocument"}),
            "index_document": Block("", {"suffix": "WebsiteConfiguration.IndexDocument"}),
            "redirect_all_requests_to": "WebsiteConfiguration.RedirectAllRequestsTo",
            "routing_rule": Block(
                "WebsiteConfiguration.RoutingRules", {"condition": "RoutingRuleCondition", "redirect": "RedirectRule"}
            ),
            "routing_rules": To("WebsiteConfiguration.RoutingRules", routing_rules),
        },
    ),
)
