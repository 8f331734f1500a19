"""Flows, schedules and search indexes are encrypted with a key that the customer controls.

Why: they hold copies of what passes through them, credentials of other services among it. With a key of your own,
reading them also needs permission for the key, each use is in CloudTrail, and disabling it closes them at once.

Fix: name your key in `KMSArn` (AppFlow), `KmsKeyArn` (EventBridge Scheduler) or
`ServerSideEncryptionConfiguration.KmsKeyId` (Kendra). A schedule takes it over without interruption; a connector
profile, a flow and an index are replaced.

Links:
- https://docs.aws.amazon.com/appflow/latest/userguide/data-protection.html
- https://docs.aws.amazon.com/scheduler/latest/UserGuide/encryption-rest.html
- https://docs.aws.amazon.com/kendra/latest/dg/encryption-at-rest.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from typing import Any

META = Meta(
    type=(
        "AWS::AppFlow::ConnectorProfile",
        "AWS::AppFlow::Flow",
        "AWS::Kendra::Index",
        "AWS::Scheduler::Schedule",
    ),
    duty="key-custody",
    severity="low",
    also=("CKV_AWS_262", "CKV_AWS_263", "CKV_AWS_264", "CKV_AWS_297", "KENDRA_INDEX_ENCRYPTION_KMS_KEY_ID_RULE"),
    controls=("SC-12", "SC-12(2)", "SC-28(1)"),
)


def run(resource: Any) -> Result:
    keys = (resource.KMSArn, resource.KmsKeyArn, resource.ServerSideEncryptionConfiguration.KmsKeyId)
    return expect(some(bool, keys), "no key of the customer is named, so AWS alone controls the one that is used")


EXAMPLES = """
# pass: a key of its own
Type: AWS::Scheduler::Schedule
Properties: {ScheduleExpression: rate(1 day), KmsKeyArn: "arn:aws:kms:eu-west-1:123456789012:key/1"}
---
# fail: none is named
Type: AWS::Kendra::Index
Properties: {Edition: DEVELOPER_EDITION, Name: docs, RoleArn: role}
---
# fail: none here either
Type: AWS::Scheduler::Schedule
Properties: {ScheduleExpression: rate(1 day)}
---
# undetermined: a parameter
Type: AWS::AppFlow::Flow
Properties: {FlowName: orders, KMSArn: !Ref Key}
"""
