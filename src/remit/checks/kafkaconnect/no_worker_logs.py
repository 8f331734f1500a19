"""Connectors keep the logs of their workers.

Why: failed logins and broken connections are in these logs only, and MSK keeps none unless told to.

Fix: switch one of `CloudWatchLogs`, `S3` and `Firehose` on in `LogDelivery.WorkerLogDelivery`. Changing it replaces
the connector; storage is billed.

Links:
- https://docs.aws.amazon.com/msk/latest/developerguide/msk-connect-logging.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/msk-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from remit.schema.stubs.kafkaconnect import Connector

META = Meta(
    type="AWS::KafkaConnect::Connector",
    duty="logging-monitoring",
    severity="medium",
    also=("MSK.5", "config:msk-connect-connector-logging-enabled"),
    controls=("AU-2", "AU-3", "AU-6(3)", "AU-12", "CA-7", "SI-4(20)"),
)


PLACES = ("CloudWatchLogs", "S3", "Firehose")


def run(resource: Connector) -> Result:
    logs = resource.LogDelivery.WorkerLogDelivery
    return expect(some(lambda place: logs[place].Enabled, PLACES), "its logs are kept nowhere")


EXAMPLES = """
# pass: kept
Type: AWS::KafkaConnect::Connector
Properties: {ConnectorName: orders, LogDelivery: {WorkerLogDelivery: {CloudWatchLogs: {Enabled: true,
    LogGroup: orders}}}}
---
# fail: switched off
Type: AWS::KafkaConnect::Connector
Properties: {ConnectorName: orders, LogDelivery: {WorkerLogDelivery: {S3: {Enabled: false}}}}
---
# fail: none unless told to
Type: AWS::KafkaConnect::Connector
Properties: {ConnectorName: orders}
---
# undetermined: decided by a parameter that has no value
Type: AWS::KafkaConnect::Connector
Properties: {ConnectorName: orders, LogDelivery: {WorkerLogDelivery: {S3: {Enabled: !Ref Keep}}}}
"""
