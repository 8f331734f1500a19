"""Kafka clusters refuse clients without TLS.

Why: without TLS, records and passwords cross the network readable.

Fix: set `ClientBroker: TLS` in `EncryptionInTransit`. It is changed in place, broker by broker; clients that speak no
TLS are refused.

Links:
- https://docs.aws.amazon.com/msk/latest/developerguide/msk-encryption.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-msk-cluster-encryptionintransit.html
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
    also=("CKV_AWS_81", "kafka_cluster_in_transit_encryption_enabled", "AWS-0073"),
    controls=("AC-17(2)", "SC-8", "SC-8(1)", "SC-8(2)", "SC-13"),
)


def run(cluster: Cluster) -> Result:
    # Absent: TLS (page of AWS::MSK::Cluster, EncryptionInTransit; an account always tells it).
    how = or_default(cluster.EncryptionInfo.EncryptionInTransit.ClientBroker, "TLS")
    return expect(how == "TLS", "clients may connect without TLS")


EXAMPLES = """
# pass: TLS only
Type: AWS::MSK::Cluster
Properties: {ClusterName: orders, EncryptionInfo: {EncryptionInTransit: {ClientBroker: TLS}}}
---
# fail: clients may choose
Type: AWS::MSK::Cluster
Properties: {ClusterName: orders, EncryptionInfo: {EncryptionInTransit: {ClientBroker: TLS_PLAINTEXT}}}
---
# pass: the default
Type: AWS::MSK::Cluster
Properties: {ClusterName: orders}
---
# undetermined: decided by a parameter that has no value
Type: AWS::MSK::Cluster
Properties: {ClusterName: orders, EncryptionInfo: {EncryptionInTransit: {ClientBroker: !Ref How}}}
"""
