"""Topics deliver over HTTPS.

Why: an `http` endpoint gets the message, and the link to unsubscribe, readable for everybody on the way.

Fix: replace the subscription by one with `Protocol: https`. The endpoint has to confirm it; the old one goes on until
it is removed.

Links:
- https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from remit.schema.stubs.sns import Topic

META = Meta(
    type="AWS::SNS::Topic",
    duty="transit-encryption",
    severity="high",
    also=("sns_subscription_not_using_http_endpoints",),
    controls=("SC-8", "SC-8(1)"),
)


def run(topic: Topic) -> Result:
    plain = some(lambda subscription: subscription.Protocol == "http", topic.Subscription)
    return expect(not plain, "messages are delivered over plain HTTP")


EXAMPLES = """
# pass: HTTPS
Type: AWS::SNS::Topic
Properties: {Subscription: [{Protocol: https, Endpoint: "https://orders.example.com/"}]}
---
# fail: plain
Resources:
  Old:
    Type: AWS::SNS::Subscription
    Properties: {TopicArn: !Ref Topic, Protocol: http, Endpoint: "http://orders.example.com/"}
  Topic: {Type: AWS::SNS::Topic}
---
# undetermined: a parameter
Type: AWS::SNS::Topic
Properties: {Subscription: [{Protocol: !Ref Protocol, Endpoint: "https://orders.example.com/"}]}
"""
