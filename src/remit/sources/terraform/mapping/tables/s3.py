"""Amazon S3: the bucket, with the forms that provider 3 wrote inside it, and access points.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket
"""

from __future__ import annotations

from remit.sources.terraform.mapping.table import Block, Table, To, choice
from remit.sources.terraform.mapping.tables import s3_settings, s3control
from remit.sources.terraform.mapping.tables.s3_values import (
    CORS,
    EXPIRATION,
    LOGGING,
    SSE,
    canned,
    granted,
    positive,
    replication_filter,
    routing_rules,
    web_address,
)

RULES_BEFORE = Block(
    "LifecycleConfiguration.Rules",
    {
        "enabled": To("Status", choice("Enabled", "Disabled")),
        "tags": "TagFilters",
        "abort_incomplete_multipart_upload_days": To("AbortIncompleteMultipartUpload.DaysAfterInitiation", positive),
        "expiration": EXPIRATION,
        "noncurrent_version_expiration": Block("NoncurrentVersionExpiration", {"days": "NoncurrentDays"}),
        "noncurrent_version_transition": Block("NoncurrentVersionTransitions", {"days": "TransitionInDays"}),
        "transition": Block("Transitions", {"days": To("TransitionInDays", positive), "date": "TransitionDate"}),
    },
)
"""Lifecycle rules as provider 3 wrote them."""

REPLICATION_BEFORE = Block(
    "ReplicationConfiguration",
    {
        "rules": Block(
            "Rules",
            {
                "delete_marker_replication_status": "DeleteMarkerReplication.Status",
                "destination": Block(
                    "Destination",
                    {
                        "account_id": "Account",
                        "replica_kms_key_id": "EncryptionConfiguration.ReplicaKmsKeyID",
                        # Minutes default to 15, the only value that S3 takes, and a block that is there is on.
                        "metrics": Block(
                            "Metrics",
                            {"minutes": "EventThreshold.Minutes"},
                            defaults={"minutes": 15, "status": "Enabled"},
                        ),
                        "replication_time": Block(
                            "ReplicationTime",
                            {"minutes": "Time.Minutes"},
                            defaults={"minutes": 15, "status": "Enabled"},
                        ),
                    },
                ),
                "filter": To("Filter", replication_filter),
                "source_selection_criteria": Block(
                    "SourceSelectionCriteria",
                    {
                        "sse_kms_encrypted_objects": Block(
                            "SseKmsEncryptedObjects", {"enabled": To("Status", choice("Enabled", "Disabled"))}
                        )
                    },
                ),
            },
        )
    },
)

TABLES = (
    Table(
        "aws_s3_bucket",
        "AWS::S3::Bucket",
        {
            "bucket": "BucketName",
            "acceleration_status": "AccelerateConfiguration.AccelerationStatus",
            "acl": To("AccessControl", canned),
            "grant": To("AccessControl", granted),
            "cors_rule": Block("CorsConfiguration.CorsRules", CORS),
            "lifecycle_rule": RULES_BEFORE,
            "versioning": Block(
                "VersioningConfiguration", {"enabled": To("Status", choice("Enabled", "Suspended"))}, drop="mfa_delete"
            ),
            "logging": Block("LoggingConfiguration", LOGGING),
            "policy": "BucketPolicy.PolicyDocument",
            "replication_configuration": REPLICATION_BEFORE,
            "server_side_encryption_configuration": Block(
                "BucketEncryption", {"rule": Block("ServerSideEncryptionConfiguration", SSE)}
            ),
            "website": Block(
                "WebsiteConfiguration",
                {
                    "redirect_all_requests_to": To("RedirectAllRequestsTo", web_address),
                    "routing_rules": To("RoutingRules", routing_rules),
                },
            ),
        },
        ids={"bucket": "Ref", "bucket_domain_name": "DomainName", "bucket_regional_domain_name": "RegionalDomainName"},
        drop="force_destroy bucket_prefix request_payer",
    ),
    *s3_settings.TABLES,
    Table(
        "aws_s3_access_point",
        "AWS::S3::AccessPoint",
        {
            "public_access_block_configuration": Block(
                "PublicAccessBlockConfiguration",
                # All four default to true: the page of aws_s3_access_point.
                defaults={
                    "block_public_acls": True,
                    "block_public_policy": True,
                    "ignore_public_acls": True,
                    "restrict_public_buckets": True,
                },
            )
        },
        ids={"name": "Ref"},
        drop="account_id",
    ),
    Table(
        "aws_s3_account_public_access_block",
        "Remit::S3::AccountPublicAccessBlock",
        # All four default to false: the page of aws_s3_account_public_access_block.
        defaults={
            "BlockPublicAcls": False,
            "BlockPublicPolicy": False,
            "IgnorePublicAcls": False,
            "RestrictPublicBuckets": False,
        },
        drop="account_id",
    ),
    Table(
        "aws_s3_directory_bucket",
        "AWS::S3Express::DirectoryBucket",
        {"bucket": "BucketName", "location": Block("", {"name": "LocationName"}, drop="type")},
        # The page of aws_s3_directory_bucket.
        defaults={"DataRedundancy": "SingleAvailabilityZone"},
        ids={"bucket": "Ref"},
        drop="force_destroy type",
    ),
    *s3control.TABLES,
)
