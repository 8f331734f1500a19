"""Connectors speak TLS to their cluster.

Why: without it, everything that a connector moves crosses the network readable.

Fix: set `KafkaClusterEncryptionInTransit: {EncryptionType: TLS}`. Changing it replaces the connector.

Links:
- https://docs.aws.amazon.com/msk/latest/developerguide/msk-connect-connectors.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/msk-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.kafkaconnect import Connector

META = Meta(
    type="AWS::KafkaConnect::Connector",
    duty="transit-encryption",
    severity="medium",
    also=("MSK.3", "kafka_connector_in_transit_encryption_enabled"),
    controls=("AC-17(2)", "SC-8", "SC-8(1)", "SC-8(2)", "SC-13"),
)


def run(connector: Connector) -> Result:
    return expect(
        connector.KafkaClusterEncryptionInTransit.EncryptionType == "TLS", "it speaks to its cluster in the clear"
    )


EXAMPLES = """
# pass: TLS
Type: AWS::KafkaConnect::Connector
Properties: {ConnectorName: orders, KafkaClusterEncryptionInTransit: {EncryptionType: TLS}}
---
# fail: in the clear
Type: AWS::KafkaConnect::Connector
Properties: {ConnectorName: orders, KafkaClusterEncryptionInTransit: {EncryptionType: PLAINTEXT}}
---
# undetermined: decided by a parameter that has no value
Type: AWS::KafkaConnect::Connector
Properties: {ConnectorName: orders, KafkaClusterEncryptionInTransit: {EncryptionType: !Ref How}}
"""
