"""Amazon S3: the bucket, and the many types that configure one thing of it each."""

from __future__ import annotations

from typing import Any

from remit.sources.terraform.table import Block, Table, To, Whole, choice

BUCKET = ("AWS::S3::Bucket",)

CANNED = {
    "private": "Private",
    "public-read": "PublicRead",
    "public-read-write": "PublicReadWrite",
    "authenticated-read": "AuthenticatedRead",
    "aws-exec-read": "AwsExecRead",
    "log-delivery-write": "LogDeliveryWrite",
    "bucket-owner-read": "BucketOwnerRead",
    "bucket-owner-full-control": "BucketOwnerFullControl",
}
"""Canned ACLs: the API's names and CloudFormation's."""


def canned(value: Any) -> Any:
    """A canned ACL by CloudFormation's name; another text stays as it is."""
    return CANNED.get(value, value)


ENCRYPTION = Block(
    "BucketEncryption",
    {
        "rule": Block(
            "ServerSideEncryptionConfiguration",
            {
                "apply_server_side_encryption_by_default": Block(
                    "ServerSideEncryptionByDefault", {"kms_master_key_id": "KMSMasterKeyID"}
                ),
            },
        ),
    },
)

LOGGING = {"target_bucket": "DestinationBucketName", "target_prefix": "LogFilePrefix"}

TABLES = (
    Table(
        "aws_s3_bucket",
        "AWS::S3::Bucket",
        {
            "acl": To("AccessControl", canned),
            "versioning": Block("VersioningConfiguration", {"enabled": To("Status", choice("Enabled", "Suspended"))}),
            "logging": Block("LoggingConfiguration", LOGGING),
            "policy": "BucketPolicy.PolicyDocument",
            "server_side_encryption_configuration": ENCRYPTION,
        },
        ids={"bucket": "Ref", "bucket_domain_name": "DomainName", "bucket_regional_domain_name": "RegionalDomainName"},
        drop="force_destroy bucket_prefix",
    ),
    Table("aws_s3_bucket_policy", "AWS::S3::BucketPolicy", {"policy": "PolicyDocument"}),
    Table(
        "aws_s3_bucket_versioning",
        attributes={"versioning_configuration": Block("VersioningConfiguration", drop="mfa_delete")},
        drop="expected_bucket_owner mfa",
        parents=BUCKET,
        by="bucket",
    ),
    Table(
        "aws_s3_bucket_public_access_block",
        whole=(
            Whole(
                ("PublicAccessBlockConfiguration",),
                lambda told: {
                    "PublicAccessBlockConfiguration": {
                        "BlockPublicAcls": told.get("block_public_acls", False),
                        "BlockPublicPolicy": told.get("block_public_policy", False),
                        "IgnorePublicAcls": told.get("ignore_public_acls", False),
                        "RestrictPublicBuckets": told.get("restrict_public_buckets", False),
                    }
                },
                "bucket block_public_acls block_public_policy ignore_public_acls restrict_public_buckets",
            ),
        ),
        drop="skip_destroy",
        parents=BUCKET,
        by="bucket",
    ),
    Table(
        "aws_s3_bucket_server_side_encryption_configuration",
        attributes={"rule": Block("BucketEncryption.ServerSideEncryptionConfiguration")},
        drop="expected_bucket_owner",
        parents=BUCKET,
        by="bucket",
    ),
)
