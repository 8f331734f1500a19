"""Topics are encrypted at rest.

Why: SNS keeps messages until they are delivered. Only with server-side encryption does reading them there take
permission for a KMS key, with each use in CloudTrail.

Fix: set `KmsMasterKeyId` to a key of your own. It takes effect at once; the key's requests are billed, publishers need
`kms:GenerateDataKey` and `kms:Decrypt`, and AWS services that publish must be named in the key policy, which that of
`alias/aws/sns` cannot do.

Links:
- https://docs.aws.amazon.com/sns/latest/dg/sns-server-side-encryption.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sns-topic.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.sns import Topic

META = Meta(
    type="AWS::SNS::Topic",
    duty="rest-encryption",
    severity="medium",
    also=(
        "SNS.1",
        "config:sns-encrypted-kms",
        "CKV_AWS_26",
        "sns_topics_kms_encryption_at_rest_enabled",
        "AWS-0095",
        "SNS_ENCRYPTED_KMS",
    ),
    controls=(
        "SC-28",
        "SC-28(1)",
        "SC-13",
    ),
)


def run(topic: Topic) -> Result:
    return expect(topic.KmsMasterKeyId, "no KMS key protects its messages")


EXAMPLES = """
# pass: a key of its own
Type: AWS::SNS::Topic
Properties: {KmsMasterKeyId: alias/orders}
---
# fail: none unless told to
Type: AWS::SNS::Topic
---
# undetermined: decided by a parameter that has no value
Type: AWS::SNS::Topic
Properties: {KmsMasterKeyId: !Ref Key}
"""
