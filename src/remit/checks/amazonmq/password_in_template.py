"""Passwords of broker users stand in no template.

Why: a password written into a template is in its history, in every copy and in everybody's editor, and nobody changes
it.

Fix: refer to a secret: `{{resolve:secretsmanager:…}}` in `Users`. Change the exposed password at once; ActiveMQ takes
it when the broker restarts.

Links:
- https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/amazon-mq-creating-configuring-broker.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, failed, first, not_applicable, passed

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.amazonmq import Broker

META = Meta(
    type="AWS::AmazonMQ::Broker",
    duty="identity-access",
    severity="high",
    also=("AMAZON_MQ_BROKER_USERS_NO_PLAINTEXT_PASSWORD",),
    controls=("IA-5", "IA-5(7)", "SC-12"),
)


def run(broker: Broker, world: World) -> Result:
    if not world.declared(broker):
        return not_applicable("AWS never tells the passwords of what exists")
    written = first(lambda user: world.secrets.written(user.Password), broker.Users)
    return failed(written.reason) if written else passed()


EXAMPLES = """
# pass: none stands here
Type: AWS::AmazonMQ::Broker
Properties: {BrokerName: orders}
---
# fail: everybody can read it
Type: AWS::AmazonMQ::Broker
Properties: {BrokerName: orders, Users: [{Username: orders, Password: correct-horse}]}
---
# pass: a secret of Secrets Manager, read at deployment
Type: AWS::AmazonMQ::Broker
Properties: {BrokerName: orders, Users: [{Username: orders, Password: "{{resolve:secretsmanager:orders}}"}]}
---
# undetermined: given out by another stack
Type: AWS::AmazonMQ::Broker
Properties: {BrokerName: orders, Users: [{Username: orders, Password: !ImportValue Password}]}
"""
