"""Brokers keep their log.

Why: failed logins, full queues and restarts are in the general log; without it an outage explains nothing.

Fix: set `Logs: {General: true}`. It takes effect when the broker restarts; CloudWatch Logs bills what it takes in and
keeps.

Links:
- https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/security-logging-monitoring.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.amazonmq import Broker

META = Meta(
    type="AWS::AmazonMQ::Broker",
    duty="logging-monitoring",
    severity="low",
    also=("CKV_AWS_48", "AWS-0071", "mq_broker_logging_enabled"),
    controls=("AU-2", "AU-3", "AU-6(3)", "AU-12", "CA-7", "SI-4(20)"),
)


def run(broker: Broker) -> Result:
    return expect(broker.Logs.General, "its log is kept nowhere")


EXAMPLES = """
# pass: kept
Type: AWS::AmazonMQ::Broker
Properties: {BrokerName: orders, EngineType: ACTIVEMQ, Logs: {General: true}}
---
# fail: not unless told to
Type: AWS::AmazonMQ::Broker
Properties: {BrokerName: orders, EngineType: ACTIVEMQ}
---
# undetermined: decided by a parameter that has no value
Type: AWS::AmazonMQ::Broker
Properties: {BrokerName: orders, EngineType: ACTIVEMQ, Logs: {General: !Ref Keep}}
"""
