"""Kafka clusters are encrypted with a key that the customer controls.

Why: with a key that AWS manages, whoever may use the service may read. With a customer managed key, reading also
needs permission for the key, each use is in CloudTrail, and disabling it closes the data for everybody.

Fix: set `EncryptionAtRest` in `EncryptionInfo`. It can only be given when the cluster is made; MSK always encrypts,
else with a key of AWS.

Links:
- https://docs.aws.amazon.com/msk/latest/developerguide/msk-encryption.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, is_own_key

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.msk import Cluster

META = Meta(
    type="AWS::MSK::Cluster",
    needs=("AWS::KMS::Key",),
    duty="key-custody",
    severity="low",
    also=("AWS-0179", "kafka_cluster_encryption_at_rest_uses_cmk"),
    controls=("SC-12", "SC-12(2)", "SC-28(1)"),
)


def run(cluster: Cluster, world: World) -> Result:
    key = cluster.EncryptionInfo.EncryptionAtRest.DataVolumeKMSKeyId
    return expect(is_own_key(key, cluster, world), "AWS alone controls the key")


EXAMPLES = """
# pass: a key of its own
Type: AWS::MSK::Cluster
Properties: {ClusterName: orders, EncryptionInfo: {EncryptionAtRest: {DataVolumeKMSKeyId: alias/orders}}}
---
# fail: the key of AWS
Type: AWS::MSK::Cluster
Properties: {ClusterName: orders}
---
# undetermined: decided by a parameter that has no value
Type: AWS::MSK::Cluster
Properties: {ClusterName: orders, EncryptionInfo: {EncryptionAtRest: {DataVolumeKMSKeyId: !Ref Key}}}
"""
