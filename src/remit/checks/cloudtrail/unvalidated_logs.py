"""Trails keep digests that show whether a log file was changed.

Why: whoever gets at the log bucket can remove the traces of what they did; the signed digest files are what gives
that away.

Fix: set `EnableLogFileValidation: true` on the trail. It takes effect at once, costs nothing and covers the files
from then on.

Links:
- https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-intro.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.cloudtrail import Trail

META = Meta(
    type="AWS::CloudTrail::Trail",
    duty="logging-monitoring",
    severity="low",
    also=(
        "CloudTrail.4",
        "CIS-5.0:3.2",
        "config:cloud-trail-log-file-validation-enabled",
        "cloudtrail_log_file_validation_enabled",
        "CKV_AWS_36",
        "AWS-0016",
        "CLOUD_TRAIL_LOG_FILE_VALIDATION_ENABLED",
    ),
    controls=("AU-9", "SI-7", "SI-7(7)"),
)


def run(trail: Trail) -> Result:
    return expect(trail.EnableLogFileValidation, "log files can be changed without leaving a trace")


EXAMPLES = """
# pass: digests are kept
Type: AWS::CloudTrail::Trail
Properties: {IsLogging: true, S3BucketName: logs, EnableLogFileValidation: true}
---
# fail: off by default in CloudFormation
Type: AWS::CloudTrail::Trail
Properties: {IsLogging: true, S3BucketName: logs}
---
# undetermined: a parameter decides
Type: AWS::CloudTrail::Trail
Properties: {IsLogging: true, S3BucketName: logs, EnableLogFileValidation: !Ref Validate}
"""
