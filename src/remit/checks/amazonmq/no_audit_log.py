"""ActiveMQ brokers log what administrators do.

Why: only the audit log tells who deleted a queue or changed a user in the console or over JMX.

Fix: set `Logs: {Audit: true, General: true}`. It takes effect when the broker restarts; CloudWatch Logs bills what it
takes in and keeps.

Links:
- https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/security-logging-monitoring.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/mq-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable, or_default

if TYPE_CHECKING:
    from remit.schema.stubs.amazonmq import Broker

META = Meta(
    type="AWS::AmazonMQ::Broker",
    duty="logging-monitoring",
    severity="medium",
    also=("MQ.2", "config:mq-cloudwatch-audit-log-enabled", "CKV_AWS_197", "AWS-0070"),
    controls=("AU-2", "AU-3", "AU-6(3)", "AU-12", "CA-7", "SI-4(20)"),
)


def run(broker: Broker) -> Result:
    if or_default(broker.EngineType, "").upper() == "RABBITMQ":  # Terraform and the API write RabbitMQ
        return not_applicable("RabbitMQ has no audit log")
    return expect(broker.Logs.Audit, "what administrators do is in no log")


EXAMPLES = """
# pass: logged
Type: AWS::AmazonMQ::Broker
Properties: {BrokerName: orders, EngineType: ACTIVEMQ, Logs: {Audit: true, General: true}}
---
# fail: not unless told to
Type: AWS::AmazonMQ::Broker
Properties: {BrokerName: orders, EngineType: ACTIVEMQ}
---
# not-applicable: RabbitMQ
Type: AWS::AmazonMQ::Broker
Properties: {BrokerName: orders, EngineType: RABBITMQ}
---
# not-applicable: RabbitMQ, as Terraform writes it
Type: AWS::AmazonMQ::Broker
Properties: {BrokerName: orders, EngineType: RabbitMQ}
---
# undetermined: decided by a parameter that has no value
Type: AWS::AmazonMQ::Broker
Properties: {BrokerName: orders, EngineType: ACTIVEMQ, Logs: {Audit: !Ref Audit}}
"""
