"""Log groups are encrypted with a key of the customer.

Why: logs are encrypted anyway. With a key of your own, reading them takes a second permission, each use stands in
CloudTrail, and access can be withdrawn at once.

Fix: set `KmsKeyId` to the ARN of a key whose policy lets CloudWatch Logs use it. It holds for events from then on;
KMS requests are billed.

Links:
- https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.logs import LogGroup

META = Meta(
    type="AWS::Logs::LogGroup",
    duty="key-custody",
    severity="low",
    also=(
        "config:cloudwatch-log-group-encrypted",
        "CKV_AWS_158",
        "AWS-0017",
        "cloudwatch_log_group_kms_encryption_enabled",
        "CLOUDWATCH_LOG_GROUP_ENCRYPTED",
    ),
    controls=("SC-12", "SC-28(1)", "AU-9"),
)


def run(group: LogGroup) -> Result:
    return expect(group.KmsKeyId, "its key is AWS's")


EXAMPLES = """
# pass: a key of the account
Type: AWS::Logs::LogGroup
Properties: {LogGroupName: orders, KmsKeyId: alias/logs}
---
# fail: AWS's by default
Type: AWS::Logs::LogGroup
Properties: {LogGroupName: orders}
---
# undetermined: a parameter that may be empty
Type: AWS::Logs::LogGroup
Properties: {LogGroupName: orders, KmsKeyId: !Ref Key}
"""
