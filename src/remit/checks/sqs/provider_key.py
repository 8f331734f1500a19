"""Queues are encrypted with a key of the customer.

Why: the keys of SQS and the account's default key let every user of SQS in the account; only a key of your own has a
policy that can be narrowed, and its use in a log.

Fix: set `KmsMasterKeyId` to a key of your own. It holds for new messages; producers and consumers need permission for
it, requests are billed.

Links:
- https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, is_own_key

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.sqs import Queue

META = Meta(
    type="AWS::SQS::Queue",
    needs=("AWS::KMS::Key",),
    duty="key-custody",
    severity="low",
    also=("CKV2_AWS_73", "AWS-0135", "SQS_QUEUE_KMS_MASTER_KEY_ID_RULE"),
    controls=("SC-12", "SC-28(1)"),
)


def run(queue: Queue, world: World) -> Result:
    return expect(is_own_key(queue.KmsMasterKeyId, queue, world), "no key of your own protects its messages")


EXAMPLES = """
# pass: a key of the account
Type: AWS::SQS::Queue
Properties: {KmsMasterKeyId: alias/orders}
---
# fail: AWS's
Type: AWS::SQS::Queue
Properties: {KmsMasterKeyId: alias/aws/sqs}
---
# undetermined: a parameter
Type: AWS::SQS::Queue
Properties: {KmsMasterKeyId: !Ref Key}
"""
