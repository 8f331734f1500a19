"""Kafka clusters speak TLS, to clients and among their brokers.

Why: without TLS, records and passwords cross the network readable.

Fix: for `clients`, set `ClientBroker: TLS` in `EncryptionInTransit`. It is changed in place, broker by broker; clients
that speak no TLS are refused. For `brokers`, `InCluster: true`, which is the default; it can only be given when the
cluster is made.

Links:
- https://docs.aws.amazon.com/msk/latest/developerguide/msk-encryption.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/msk-controls.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-msk-cluster-encryptionintransit.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default

if TYPE_CHECKING:
    from typing import Any

    from remit.schema.stubs.msk import Cluster

META = Meta(
    type="AWS::MSK::Cluster",
    duty="transit-encryption",
    severity="medium",
    controls=("AC-17(2)", "SC-8", "SC-8(1)", "SC-8(2)", "SC-13"),
)

# Absent: TLS, and true (page of AWS::MSK::Cluster, EncryptionInTransit; an account always tells them).
MEMBERS: dict[str, dict[str, Any]] = {
    "clients": {
        "property": "ClientBroker",
        "secure": "TLS",
        "reason": "clients may connect without TLS",
        "also": ("CKV_AWS_81", "kafka_cluster_in_transit_encryption_enabled", "AWS-0073"),
    },
    "brokers": {
        "property": "InCluster",
        "secure": True,
        "reason": "its brokers speak to each other in the clear",
        "also": ("MSK.1", "config:msk-in-cluster-node-require-tls", "CKV_AWS_81", "AWS-0073"),
    },
}


def run(cluster: Cluster, member: dict[str, Any]) -> Result:
    how = or_default(cluster.EncryptionInfo.EncryptionInTransit[member["property"]], member["secure"])
    return expect(how == member["secure"], member["reason"])


EXAMPLES = """
# pass[clients]: TLS only
Type: AWS::MSK::Cluster
Properties: {ClusterName: orders, EncryptionInfo: {EncryptionInTransit: {ClientBroker: TLS}}}
---
# fail[clients]: clients may choose
Type: AWS::MSK::Cluster
Properties: {ClusterName: orders, EncryptionInfo: {EncryptionInTransit: {ClientBroker: TLS_PLAINTEXT}}}
---
# fail[brokers]: switched off
Type: AWS::MSK::Cluster
Properties: {ClusterName: orders, EncryptionInfo: {EncryptionInTransit: {InCluster: false}}}
---
# pass: the defaults
Type: AWS::MSK::Cluster
Properties: {ClusterName: orders}
---
# undetermined[clients]: decided by a parameter that has no value
Type: AWS::MSK::Cluster
Properties: {ClusterName: orders, EncryptionInfo: {EncryptionInTransit: {ClientBroker: !Ref How}}}
"""
