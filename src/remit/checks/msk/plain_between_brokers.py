"""Brokers of Kafka clusters speak TLS to each other.

Why: without it, all records cross the network between the brokers readable.

Fix: set `InCluster: true`, which is the default, in `EncryptionInTransit`. It can only be given when the cluster is
made.

Links:
- https://docs.aws.amazon.com/msk/latest/developerguide/msk-encryption.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/msk-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default

if TYPE_CHECKING:
    from remit.schema.stubs.msk import Cluster

META = Meta(
    type="AWS::MSK::Cluster",
    duty="transit-encryption",
    severity="medium",
    also=("MSK.1", "config:msk-in-cluster-node-require-tls"),
    controls=("AC-17(2)", "SC-8", "SC-8(1)", "SC-8(2)", "SC-13"),
)


def run(cluster: Cluster) -> Result:
    return expect(
        or_default(cluster.EncryptionInfo.EncryptionInTransit.InCluster, default=True),
        "its brokers speak to each other in the clear",
    )


EXAMPLES = """
# pass: switched on
Type: AWS::MSK::Cluster
Properties: {ClusterName: orders, EncryptionInfo: {EncryptionInTransit: {InCluster: true}}}
---
# fail: switched off
Type: AWS::MSK::Cluster
Properties: {ClusterName: orders, EncryptionInfo: {EncryptionInTransit: {InCluster: false}}}
---
# pass: the default
Type: AWS::MSK::Cluster
Properties: {ClusterName: orders}
---
# undetermined: decided by a parameter that has no value
Type: AWS::MSK::Cluster
Properties: {ClusterName: orders, EncryptionInfo: {EncryptionInTransit: {InCluster: !Ref Choice}}}
"""
