"""Brokers take patch versions by themselves.

Why: patch versions carry security fixes; ActiveMQ has had holes that gave strangers the machine.

Fix: set `AutoMinorVersionUpgrade: true`, which is also the default, and a `MaintenanceWindowStartTime`. Each upgrade
restarts the broker in the window.

Links:
- https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/upgrading-brokers.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/mq-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default

if TYPE_CHECKING:
    from remit.schema.stubs.amazonmq import Broker

META = Meta(
    type="AWS::AmazonMQ::Broker",
    duty="platform",
    severity="low",
    also=("MQ.3", "CKV_AWS_207", "mq_broker_auto_minor_version_upgrades"),
    controls=("CM-2", "SI-2", "SI-2(2)", "SI-2(4)", "SI-2(5)"),
)


def run(broker: Broker) -> Result:
    return expect(or_default(broker.AutoMinorVersionUpgrade, default=True), "it does not take patch versions by itself")


EXAMPLES = """
# pass: switched on
Type: AWS::AmazonMQ::Broker
Properties: {BrokerName: orders, EngineType: ACTIVEMQ, AutoMinorVersionUpgrade: true}
---
# fail: switched off
Type: AWS::AmazonMQ::Broker
Properties: {BrokerName: orders, EngineType: ACTIVEMQ, AutoMinorVersionUpgrade: false}
---
# pass: the default
Type: AWS::AmazonMQ::Broker
Properties: {BrokerName: orders, EngineType: ACTIVEMQ}
---
# undetermined: decided by a parameter that has no value
Type: AWS::AmazonMQ::Broker
Properties: {BrokerName: orders, EngineType: ACTIVEMQ, AutoMinorVersionUpgrade: !Ref Choice}
"""
