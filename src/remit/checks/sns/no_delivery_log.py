"""Topics log whether their messages arrived.

Why: a subscriber that fails loses messages silently; an alarm that nobody got looks like a quiet night.

Fix: set `DeliveryStatusLogging` with roles for success and failure, per protocol. No interruption; what is taken in
is billed.

Links:
- https://docs.aws.amazon.com/sns/latest/dg/sns-topic-attributes.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/sns-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.sns import Topic

META = Meta(
    type="AWS::SNS::Topic",
    duty="logging-monitoring",
    severity="medium",
    also=("SNS.2", "config:sns-topic-message-delivery-notification-enabled"),
    controls=("AU-12", "AU-2"),
)


def run(topic: Topic) -> Result:
    return expect(topic.DeliveryStatusLogging, "nobody sees whether messages arrive")


EXAMPLES = """
# pass: failures to a queue
Type: AWS::SNS::Topic
Properties: {TopicName: orders, DeliveryStatusLogging: [{Protocol: sqs, FailureFeedbackRoleArn: role}]}
---
# fail: off by default
Type: AWS::SNS::Topic
Properties: {TopicName: orders}
---
# undetermined: a parameter
Type: AWS::SNS::Topic
Properties: {TopicName: orders, DeliveryStatusLogging: !Ref Logging}
Closed: true
"""
