"""DAX clusters speak TLS.

Why: without it, items of encrypted tables cross the network readable.

Fix: set `ClusterEndpointEncryptionType: TLS`. It can only be given when the cluster is made; clients need a version
that speaks TLS to DAX.

Links:
- https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DAXEncryptionInTransit.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.dax import Cluster

META = Meta(
    type="AWS::DAX::Cluster",
    duty="transit-encryption",
    severity="medium",
    also=(
        "DynamoDB.7",
        "config:dax-tls-endpoint-encryption",
        "CKV_AWS_239",
        "dynamodb_accelerator_cluster_in_transit_encryption_enabled",
    ),
    controls=("AC-17(2)", "SC-8", "SC-8(1)", "SC-8(2)", "SC-13"),
)


def run(cluster: Cluster) -> Result:
    return expect(cluster.ClusterEndpointEncryptionType == "TLS", "clients connect without TLS")


EXAMPLES = """
# pass: TLS
Type: AWS::DAX::Cluster
Properties: {NodeType: dax.r5.large, ClusterEndpointEncryptionType: TLS}
---
# fail: switched off
Type: AWS::DAX::Cluster
Properties: {NodeType: dax.r5.large, ClusterEndpointEncryptionType: NONE}
---
# fail: off unless told to
Type: AWS::DAX::Cluster
Properties: {NodeType: dax.r5.large}
---
# undetermined: decided by a parameter that has no value
Type: AWS::DAX::Cluster
Properties: {NodeType: dax.r5.large, ClusterEndpointEncryptionType: !Ref How}
"""
