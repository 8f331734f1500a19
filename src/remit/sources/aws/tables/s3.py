"""Amazon S3: buckets with all that is set on them, and the account's own block of public access."""

from __future__ import annotations

from typing import Any

from remit.sources.aws.table import Call, Each, Fixed, Pick, Spec, Table, Via, With
from remit.sources.aws.tables.backup import RECOVERY_POINTS

EVERYONE = "http://acs.amazonaws.com/groups/global/AllUsers"
SIGNED_IN = "http://acs.amazonaws.com/groups/global/AuthenticatedUsers"
LOG_DELIVERY = "http://acs.amazonaws.com/groups/s3/LogDelivery"
READS = {"READ", "FULL_CONTROL"}
WRITES = {"WRITE", "WRITE_ACP", "FULL_CONTROL"}
"""Whoever may write the ACL may grant the rest."""


def canned_acl(grants: list[dict[str, Any]]) -> str:
    """The canned ACL that the grants to groups amount to: the widest wins.

    None has writing for everybody who signed in; anybody can have an account, so it counts as for everyone.
    """
    held: dict[str, set[str]] = {}
    for grant in grants:
        held.setdefault(grant.get("Grantee", {}).get("URI", ""), set()).add(grant.get("Permission", ""))
    if (held.get(EVERYONE, set()) | held.get(SIGNED_IN, set())) & WRITES:
        return "PublicReadWrite"
    if EVERYONE in held:
        return "PublicRead"
    if SIGNED_IN in held:
        return "AuthenticatedRead"
    return "LogDeliveryWrite" if LOG_DELIVERY in held else "Private"


def other_accounts(acl: dict[str, Any]) -> list[str]:
    """The canonical ids of accounts besides the owner that an ACL names."""
    ids = [grant.get("Grantee", {}).get("ID") for grant in acl["Grants"]]
    return list(dict.fromkeys(each for each in ids if each and each != acl["Owner"]["ID"]))


def region_of(answer: dict[str, Any], _: object) -> str:
    """The Region of a location constraint; the oldest two have names of their own."""
    told = answer.get("LocationConstraint") or "us-east-1"
    return "eu-west-1" if told == "EU" else str(told)


def lifecycle_rule(rule: dict[str, Any]) -> dict[str, Any]:
    """A rule's filter, expiration and transitions in the registry's flat form."""
    scope = rule.get("Filter", {})
    scope = {**scope, **scope.get("And", {})}
    tags = scope.get("Tags") or ([scope["Tag"]] if "Tag" in scope else None)
    ends = rule.get("Expiration", {})
    told = {
        "Id": rule.get("ID"),
        "Status": rule.get("Status"),
        "Prefix": scope.get("Prefix") or rule.get("Prefix"),
        "TagFilters": tags,
        "ObjectSizeGreaterThan": scope.get("ObjectSizeGreaterThan"),
        "ObjectSizeLessThan": scope.get("ObjectSizeLessThan"),
        "ExpirationInDays": ends.get("Days"),
        "ExpirationDate": ends.get("Date"),
        "ExpiredObjectDeleteMarker": ends.get("ExpiredObjectDeleteMarker"),
        "NoncurrentVersionExpiration": rule.get("NoncurrentVersionExpiration"),
        "AbortIncompleteMultipartUpload": rule.get("AbortIncompleteMultipartUpload"),
        "Transitions": [_transition(each) for each in rule.get("Transitions", ())] or None,
        "NoncurrentVersionTransitions": [_transition(each) for each in rule.get("NoncurrentVersionTransitions", ())]
        or None,
    }
    return {name: value for name, value in told.items() if value is not None}


def _transition(told: dict[str, Any]) -> dict[str, Any]:
    days = told.get("Days", told.get("NoncurrentDays"))
    values = {
        "StorageClass": told.get("StorageClass"),
        "TransitionInDays": days,
        "TransitionDate": told.get("Date"),
        "NewerNoncurrentVersions": told.get("NewerNoncurrentVersions"),
    }
    return {name: value for name, value in values.items() if value is not None}


def replication_rule(rule: dict[str, Any]) -> dict[str, Any]:
    """A rule with its filter's tags under the registry's names."""
    scope = rule.get("Filter")
    if not scope:
        return rule
    both = scope.get("And")
    told = {**scope, "TagFilter": scope.get("Tag")}
    return {**rule, "Filter": {**told, "And": {**both, "TagFilters": both.get("Tags")}} if both else told}


def notifications(key: str, arn: str, name: str) -> Via:
    """One kind of notification, one for each event. The API calls its target `arn`, the registry `name`."""

    def read(configurations: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [
            {name: told.get(arn), "Event": event, **_notification_filter(told.get("Filter", {}))}
            for told in configurations
            for event in told.get("Events", ())
        ]

    return Via(read, key)


def _notification_filter(told: dict[str, Any]) -> dict[str, Any]:
    rules = told.get("Key", {}).get("FilterRules")
    if not rules:
        return {}
    return {"Filter": {"S3Key": {"Rules": [{"Name": rule.get("Name"), "Value": rule.get("Value")} for rule in rules]}}}


def setting(operation: str, fills: dict[str, Spec], *absent: str, result: str = "@") -> Call:
    """One of a bucket's settings; `absent` are the codes with which S3 says that it is not set."""
    return Call(f"s3:{operation}", result, bound={"Bucket": "Name"}, fills=fills, absent=absent)


SETTINGS = (
    setting(
        "GetBucketPolicy",
        {"BucketPolicy.PolicyDocument": "Policy"},
        "NoSuchBucketPolicy",
    ),
    setting(
        "GetPublicAccessBlock",
        {"PublicAccessBlockConfiguration": "PublicAccessBlockConfiguration"},
        "NoSuchPublicAccessBlockConfiguration",
    ),
    setting("GetBucketAcl", {"AccessControl": Via(canned_acl, "Grants"), "AclGrantees": Via(other_accounts)}),
    setting(
        "GetBucketEncryption",
        {
            "BucketEncryption.ServerSideEncryptionConfiguration": Each(
                "ServerSideEncryptionConfiguration.Rules",
                {
                    "ServerSideEncryptionByDefault": "ApplyServerSideEncryptionByDefault",
                    "BucketKeyEnabled": "BucketKeyEnabled",
                    "BlockedEncryptionTypes": "BlockedEncryptionTypes",
                },
            )
        },
        "ServerSideEncryptionConfigurationNotFoundError",
    ),
    setting("GetBucketVersioning", {"VersioningConfiguration.Status": "Status", "MfaDelete": "MFADelete"}),
    setting(
        "GetBucketLogging",
        {
            "LoggingConfiguration": Pick(
                "LoggingEnabled",
                {
                    "DestinationBucketName": "TargetBucket",
                    "LogFilePrefix": "TargetPrefix",
                    "TargetObjectKeyFormat": "TargetObjectKeyFormat",
                },
            )
        },
    ),
    setting(
        "GetBucketOwnershipControls",
        {"OwnershipControls": "OwnershipControls"},
        "OwnershipControlsNotFoundError",
    ),
    setting(
        "GetBucketLifecycleConfiguration",
        {"LifecycleConfiguration.Rules": Via(lambda rules: [lifecycle_rule(rule) for rule in rules], "Rules")},
        "NoSuchLifecycleConfiguration",
    ),
    setting(
        "GetBucketReplication",
        {
            "ReplicationConfiguration.Role": "ReplicationConfiguration.Role",
            "ReplicationConfiguration.Rules": Via(
                lambda rules: [replication_rule(rule) for rule in rules], "ReplicationConfiguration.Rules"
            ),
        },
        "ReplicationConfigurationNotFoundError",
    ),
    setting(
        "GetObjectLockConfiguration",
        {"ObjectLockEnabled": Fixed(value=True), "ObjectLockConfiguration": "ObjectLockConfiguration"},
        "ObjectLockConfigurationNotFoundError",
    ),
    setting(
        "GetBucketNotificationConfiguration",
        {
            "NotificationConfiguration.TopicConfigurations": notifications("TopicConfigurations", "TopicArn", "Topic"),
            "NotificationConfiguration.QueueConfigurations": notifications("QueueConfigurations", "QueueArn", "Queue"),
            "NotificationConfiguration.LambdaConfigurations": notifications(
                "LambdaFunctionConfigurations", "LambdaFunctionArn", "Function"
            ),
            "NotificationConfiguration.EventBridgeConfiguration": Via(
                lambda _: {"EventBridgeEnabled": True}, "EventBridgeConfiguration"
            ),
        },
    ),
    RECOVERY_POINTS,
)

TABLES = (
    Table(
        "AWS::S3::Bucket",
        Call(
            "s3:ListBuckets",
            "Buckets[]",
            fixed={"MaxBuckets": 1000},  # without a parameter S3 does not tell the buckets' Regions
            more="ContinuationToken",
            fills={"BucketName": "Name"},
        ),
        SETTINGS,
        where="global",
        id="Name",
        arn="arn:{partition}:s3:::{id}",
        name="Name",
        region="BucketRegion",
        locates=Call("s3:GetBucketLocation", bound={"Bucket": "Name"}, fills={"region": With(region_of)}),
        tags="@tagging",
    ),
    Table(
        "Remit::S3::AccountPublicAccessBlock",
        None,
        (
            Call(
                "s3control:GetPublicAccessBlock",
                "PublicAccessBlockConfiguration",
                bound={"AccountId": "@account"},
                absent=("NoSuchPublicAccessBlockConfiguration",),
                same="BlockPublicAcls IgnorePublicAcls BlockPublicPolicy RestrictPublicBuckets",
            ),
        ),
        where="global",
        id="@account",
    ),
)
