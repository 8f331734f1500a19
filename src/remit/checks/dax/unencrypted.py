"""DAX clusters are encrypted at rest.

Why: a cache of tables holds their items on disk, also where the tables themselves are encrypted.

Fix: set `SSESpecification: {SSEEnabled: true}`. It can only be given when the cluster is made: make a new one and
point the clients to it.

Links:
- https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DAXEncryptionAtRest.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.dax import Cluster

META = Meta(
    type="AWS::DAX::Cluster",
    duty="rest-encryption",
    severity="medium",
    also=(
        "DynamoDB.3",
        "config:dax-encryption-enabled",
        "CKV_AWS_47",
        "dynamodb_accelerator_cluster_encryption_enabled",
        "AWS-0023",
        "DAX_ENCRYPTION_ENABLED",
    ),
    controls=("CA-9(1)", "CM-3(6)", "SC-13", "SC-28", "SC-28(1)", "SI-7(6)"),
)


def run(cluster: Cluster) -> Result:
    return expect(cluster.SSESpecification.SSEEnabled, "the cluster is not encrypted")


EXAMPLES = """
# pass: switched on
Type: AWS::DAX::Cluster
Properties: {NodeType: dax.r5.large, ReplicationFactor: 3, SSESpecification: {SSEEnabled: true}}
---
# fail: switched off
Type: AWS::DAX::Cluster
Properties: {NodeType: dax.r5.large, ReplicationFactor: 3, SSESpecification: {SSEEnabled: false}}
---
# fail: the default
Type: AWS::DAX::Cluster
Properties: {NodeType: dax.r5.large, ReplicationFactor: 3}
---
# undetermined: decided by a parameter that has no value
Type: AWS::DAX::Cluster
Properties: {NodeType: dax.r5.large, ReplicationFactor: 3, SSESpecification: {SSEEnabled: !Ref Choice}}
"""
