"""Security configurations encrypt output, logs and bookmarks.

Why: what is disabled here is readable for whoever reaches the bucket, the log group or the bookmark.

Fix: set `S3EncryptionMode` to `SSE-KMS` (or `SSE-S3`), `CloudWatchEncryptionMode: SSE-KMS` and
`JobBookmarksEncryptionMode: CSE-KMS`. A security configuration cannot be changed: make a new one and name it in the
jobs.

Note: some tools ask this of the job; the job's answer is that of the security configuration it names.

Links:
- https://docs.aws.amazon.com/glue/latest/dg/console-security-configurations.html
- https://docs.aws.amazon.com/glue/latest/dg/encryption-security-configuration.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from typing import Any

    from remit.schema.stubs.glue import SecurityConfiguration

META = Meta(
    type="AWS::Glue::SecurityConfiguration",
    duty="rest-encryption",
    severity="medium",
    controls=("SC-13", "SC-28", "SC-28(1)"),
)

MEMBERS = {
    "s3": {
        "what": "s3",
        "also": (
            "CKV_AWS_99",
            "glue_etl_jobs_amazon_s3_encryption_enabled",
            "glue_development_endpoints_s3_encryption_enabled",
        ),
    },
    "logs": {
        "what": "logs",
        "also": (
            "CKV_AWS_99",
            "glue_etl_jobs_cloudwatch_logs_encryption_enabled",
            "glue_development_endpoints_cloudwatch_logs_encryption_enabled",
        ),
    },
    "bookmarks": {
        "what": "bookmarks",
        "also": (
            "CKV_AWS_99",
            "glue_etl_jobs_job_bookmark_encryption_enabled",
            "glue_development_endpoints_job_bookmark_encryption_enabled",
        ),
    },
}


def run(configuration: SecurityConfiguration, member: dict[str, Any]) -> Result:
    encryption = configuration.EncryptionConfiguration
    if member["what"] == "logs":
        return expect(encryption.CloudWatchEncryption.CloudWatchEncryptionMode == "SSE-KMS", "logs are not encrypted")
    if member["what"] == "bookmarks":
        mode = encryption.JobBookmarksEncryption.JobBookmarksEncryptionMode
        return expect(mode == "CSE-KMS", "bookmarks are not encrypted")
    output = some(lambda one: one.S3EncryptionMode in ("SSE-KMS", "SSE-S3"), encryption.S3Encryptions)
    return expect(output, "output is not encrypted")


EXAMPLES = """
# pass: all
Type: AWS::Glue::SecurityConfiguration
Properties: {Name: strict, EncryptionConfiguration: {S3Encryptions: [{S3EncryptionMode: SSE-KMS}],
   CloudWatchEncryption: {CloudWatchEncryptionMode: SSE-KMS},
   JobBookmarksEncryption: {JobBookmarksEncryptionMode: CSE-KMS}}}
---
# fail: nothing
Type: AWS::Glue::SecurityConfiguration
Properties: {Name: loose, EncryptionConfiguration: {S3Encryptions: [{S3EncryptionMode: DISABLED}],
   CloudWatchEncryption: {CloudWatchEncryptionMode: DISABLED},
   JobBookmarksEncryption: {JobBookmarksEncryptionMode: DISABLED}}}
---
# undetermined: parameters
Type: AWS::Glue::SecurityConfiguration
Properties: {Name: strict, EncryptionConfiguration: {S3Encryptions: [{S3EncryptionMode: !Ref S3}],
   CloudWatchEncryption: {CloudWatchEncryptionMode: !Ref Logs},
   JobBookmarksEncryption: {JobBookmarksEncryptionMode: !Ref Bookmarks}}}
"""
