"""Transfer connectors log what they send.

Why: without a log nobody can tell which files went to which partner, and which failed.

Fix: set `LoggingRole` to a role that may write to CloudWatch Logs. It takes effect without interruption.

Links:
- https://docs.aws.amazon.com/transfer/latest/userguide/configure-as2-connector.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/transfer-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.transfer import Connector

META = Meta(
    type="AWS::Transfer::Connector",
    duty="logging-monitoring",
    severity="medium",
    also=("Transfer.3", "config:transfer-connector-logging-enabled"),
    controls=("AU-2", "AU-3", "AU-6(3)", "AU-12", "CA-7", "SI-4(20)"),
)


def run(connector: Connector) -> Result:
    return expect(connector.LoggingRole, "what it sends is in no log")


EXAMPLES = """
# pass: logged
Type: AWS::Transfer::Connector
Properties: {AccessRole: "arn:aws:iam::111122223333:role/send", LoggingRole: "arn:aws:iam::111122223333:role/log"}
---
# fail: not unless told to
Type: AWS::Transfer::Connector
Properties: {AccessRole: "arn:aws:iam::111122223333:role/send"}
---
# undetermined: decided by a parameter that has no value
Type: AWS::Transfer::Connector
Properties: {AccessRole: "arn:aws:iam::111122223333:role/send", LoggingRole: !Ref Role}
"""
