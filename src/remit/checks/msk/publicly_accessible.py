"""Brokers of Kafka clusters have no address on the internet.

Why: with public access, one loose security-group rule or one leaked credential is all that stands between the
internet and the records.

Fix: set `PublicAccess: {Type: DISABLED}`, which is the default, in `ConnectivityInfo`. It is changed in place;
clients outside lose their connection.

Links:
- https://docs.aws.amazon.com/msk/latest/developerguide/public-access.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/msk-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default

if TYPE_CHECKING:
    from remit.schema.stubs.msk import Cluster

META = Meta(
    type="AWS::MSK::Cluster",
    duty="network-controls",
    severity="critical",
    also=("MSK.4", "config:msk-cluster-public-access-disabled", "CKV_AWS_291", "kafka_cluster_is_public"),
    controls=("AC-3", "AC-4", "AC-6", "SC-7", "SC-7(3)", "SC-7(21)"),
)


def run(cluster: Cluster) -> Result:
    how = cluster.BrokerNodeGroupInfo.ConnectivityInfo.PublicAccess.Type
    return expect(or_default(how, "DISABLED") == "DISABLED", "its brokers have public addresses")


EXAMPLES = """
# pass: the default
Type: AWS::MSK::Cluster
Properties: {ClusterName: orders}
---
# fail: public
Type: AWS::MSK::Cluster
Properties: {ClusterName: orders,
    BrokerNodeGroupInfo: {ConnectivityInfo: {PublicAccess: {Type: SERVICE_PROVIDED_EIPS}}}}
---
# undetermined: decided by a parameter that has no value
Type: AWS::MSK::Cluster
Properties: {ClusterName: orders, BrokerNodeGroupInfo: {ConnectivityInfo: {PublicAccess: {Type: !Ref Public}}}}
"""
