"""Jobs and development endpoints run with a security configuration that encrypts what they write.

Why: without one, or with one that disables it, output, logs and bookmarks are readable for whoever reaches the bucket,
the log group or the bookmark.

Fix: name an `AWS::Glue::SecurityConfiguration` in `SecurityConfiguration` that has `SSE-KMS` for S3 and CloudWatch Logs
and `CSE-KMS` for bookmarks. It holds for the next run; an endpoint is made anew.

Note: glue.unencrypted-output asks the security configuration itself, whoever uses it.

Links:
- https://docs.aws.amazon.com/glue/latest/dg/encryption-security-configuration.html
- https://docs.aws.amazon.com/glue/latest/dg/set-up-encryption.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, failed, some

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World

META = Meta(
    type=("AWS::Glue::Job", "AWS::Glue::DevEndpoint"),
    needs=("AWS::Glue::SecurityConfiguration",),
    duty="rest-encryption",
    severity="medium",
    controls=("SC-13", "SC-28", "SC-28(1)"),
)

MEMBERS = {
    "s3": {
        "mode": "S3EncryptionMode",
        "also": ("glue_etl_jobs_amazon_s3_encryption_enabled", "glue_development_endpoints_s3_encryption_enabled"),
    },
    "logs": {
        "mode": "CloudWatchEncryptionMode",
        "also": (
            "glue_etl_jobs_cloudwatch_logs_encryption_enabled",
            "glue_development_endpoints_cloudwatch_logs_encryption_enabled",
        ),
    },
    "bookmarks": {
        "mode": "JobBookmarksEncryptionMode",
        "also": (
            "glue_etl_jobs_job_bookmark_encryption_enabled",
            "glue_development_endpoints_job_bookmark_encryption_enabled",
        ),
    },
}


def run(job: Any, world: World, member: dict[str, Any]) -> Result:
    if not job.SecurityConfiguration:
        return failed("it has no security configuration, and encrypts nothing that it writes")
    configuration = world.resolve(job.SecurityConfiguration, "AWS::Glue::SecurityConfiguration")
    encryption = configuration.EncryptionConfiguration
    parts = (encryption.CloudWatchEncryption, encryption.JobBookmarksEncryption)
    parts = encryption.S3Encryptions if member["mode"] == "S3EncryptionMode" else parts
    encrypts = some(lambda part: part[member["mode"]] and part[member["mode"]] != "DISABLED", parts)
    return expect(encrypts, "its security configuration leaves this unencrypted")


EXAMPLES = """
# pass: all encrypted
Resources:
  Strict:
    Type: AWS::Glue::SecurityConfiguration
    Properties: {Name: strict, EncryptionConfiguration: {S3Encryptions: [{S3EncryptionMode: SSE-KMS}],
      CloudWatchEncryption: {CloudWatchEncryptionMode: SSE-KMS},
      JobBookmarksEncryption: {JobBookmarksEncryptionMode: CSE-KMS}}}
  Job: {Type: AWS::Glue::Job, Properties: {Role: role, Command: {Name: glueetl}, SecurityConfiguration: !Ref Strict}}
---
# fail: none
Type: AWS::Glue::DevEndpoint
Properties: {RoleArn: role}
---
# undetermined: one that is not here
Type: AWS::Glue::Job
Properties: {Role: role, Command: {Name: glueetl}, SecurityConfiguration: shared}
"""
