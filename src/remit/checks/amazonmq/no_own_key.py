"""Brokers are encrypted with a key that the customer controls.

Why: with a key that AWS manages, whoever may use the service may read. With a customer managed key, reading also
needs permission for the key, each use is in CloudTrail, and disabling it closes the data for everybody.

Fix: set `EncryptionOptions: {UseAwsOwnedKey: false, KmsKeyId: …}`. Changing it replaces the broker; key and requests
are billed.

Links:
- https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/data-protection.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.amazonmq import Broker

META = Meta(
    type="AWS::AmazonMQ::Broker",
    duty="key-custody",
    severity="low",
    also=("CKV_AWS_209", "AMAZON_MQ_BROKER_ENCRYPTION_OPTIONS_RULE"),
    controls=("SC-12", "SC-12(2)", "SC-28(1)"),
)


def run(broker: Broker) -> Result:
    return expect(broker.EncryptionOptions.KmsKeyId, "AWS alone controls the key")


EXAMPLES = """
# pass: a key of its own
Type: AWS::AmazonMQ::Broker
Properties: {BrokerName: orders, EncryptionOptions: {UseAwsOwnedKey: false, KmsKeyId: alias/orders}}
---
# fail: the key of AWS
Type: AWS::AmazonMQ::Broker
Properties: {BrokerName: orders}
---
# undetermined: decided by a parameter that has no value
Type: AWS::AmazonMQ::Broker
Properties: {BrokerName: orders, EncryptionOptions: {UseAwsOwnedKey: false, KmsKeyId: !Ref Key}}
"""
