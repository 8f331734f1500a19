"""Queues are encrypted at rest.

Why: messages wait on disk for up to 14 days. SQS encrypts them with its own key unless somebody switches that off.

Fix: remove `SqsManagedSseEnabled: false`, or set `KmsMasterKeyId` for a key of your own. It holds for new messages and
interrupts nothing; a key of your own is billed, and producers and consumers need permission for it.

Links:
- https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-server-side-encryption.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queue.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default, passed

if TYPE_CHECKING:
    from remit.schema.stubs.sqs import Queue

META = Meta(
    type="AWS::SQS::Queue",
    duty="rest-encryption",
    severity="medium",
    also=(
        "SQS.1",
        "CKV_AWS_27",
        "sqs_queues_server_side_encryption_enabled",
        "AWS-0096",
    ),
    controls=(
        "SC-28",
        "SC-28(1)",
        "SC-13",
    ),
)


def run(queue: Queue) -> Result:
    if queue.KmsMasterKeyId:
        return passed()
    # On by default (page of AWS::SQS::Queue, SqsManagedSseEnabled).
    return expect(or_default(queue.SqsManagedSseEnabled, default=True), "its messages are not encrypted")


EXAMPLES = """
# pass: the default
Type: AWS::SQS::Queue
---
# pass: a key of its own
Type: AWS::SQS::Queue
Properties: {KmsMasterKeyId: alias/orders}
---
# fail: switched off
Type: AWS::SQS::Queue
Properties: {SqsManagedSseEnabled: false}
---
# undetermined: decided by a parameter that has no value
Type: AWS::SQS::Queue
Properties: {SqsManagedSseEnabled: !Ref Encrypt}
"""
