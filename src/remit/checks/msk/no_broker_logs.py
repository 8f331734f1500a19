"""Kafka clusters keep the logs of their brokers.

Why: failed logins and broken connections are in these logs only, and MSK keeps none unless told to.

Fix: switch one of `CloudWatchLogs`, `S3` and `Firehose` on in `LoggingInfo.BrokerLogs`. It is changed in place;
storage is billed.

Links:
- https://docs.aws.amazon.com/msk/latest/developerguide/msk-logging.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/msk-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from remit.schema.stubs.msk import Cluster

META = Meta(
    type="AWS::MSK::Cluster",
    duty="logging-monitoring",
    severity="medium",
    also=("CKV_AWS_80", "AWS-0074"),
    controls=("AU-2", "AU-3", "AU-6(3)", "AU-12", "CA-7", "SI-4(20)"),
)


PLACES = ("CloudWatchLogs", "S3", "Firehose")


def run(resource: Cluster) -> Result:
    logs = resource.LoggingInfo.BrokerLogs
    return expect(some(lambda place: logs[place].Enabled, PLACES), "its logs are kept nowhere")


EXAMPLES = """
# pass: kept
Type: AWS::MSK::Cluster
Properties: {ClusterName: orders, LoggingInfo: {BrokerLogs: {CloudWatchLogs: {Enabled: true, LogGroup: orders}}}}
---
# fail: switched off
Type: AWS::MSK::Cluster
Properties: {ClusterName: orders, LoggingInfo: {BrokerLogs: {S3: {Enabled: false}}}}
---
# fail: none unless told to
Type: AWS::MSK::Cluster
Properties: {ClusterName: orders}
---
# undetermined: decided by a parameter that has no value
Type: AWS::MSK::Cluster
Properties: {ClusterName: orders, LoggingInfo: {BrokerLogs: {S3: {Enabled: !Ref Keep}}}}
"""
