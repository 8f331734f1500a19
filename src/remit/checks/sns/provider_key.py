"""Topics are encrypted with a key of the customer.

Why: the policy of AWS's own key cannot be changed: it lets every user of SNS in the account, and no service that
publishes.

Fix: set `KmsMasterKeyId` to a key of your own. It takes effect at once; publishers need `kms:GenerateDataKey` and
`kms:Decrypt`, requests are billed.

Links:
- https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, is_own_key

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.sns import Topic

META = Meta(
    type="AWS::SNS::Topic",
    needs=("AWS::KMS::Key",),
    duty="key-custody",
    severity="low",
    also=("AWS-0136",),
    controls=("SC-12", "SC-28(1)"),
)


def run(topic: Topic, world: World) -> Result:
    return expect(is_own_key(topic.KmsMasterKeyId, topic, world), "no key of your own protects its messages")


EXAMPLES = """
# pass: a key of the account
Type: AWS::SNS::Topic
Properties: {KmsMasterKeyId: alias/orders}
---
# fail: AWS's
Type: AWS::SNS::Topic
Properties: {KmsMasterKeyId: alias/aws/sns}
---
# undetermined: a parameter
Type: AWS::SNS::Topic
Properties: {KmsMasterKeyId: !Ref Key}
"""
