"""Data warehouses are encrypted at rest.

Why: whoever gets hold of a snapshot of an unencrypted cluster reads everything.

Fix: set `Encrypted: true`, which is the default for new clusters since 2025, with `KmsKeyId` for a key of your own.
An existing cluster is encrypted in place: it stays available, slower, while the data moves.

Links:
- https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-db-encryption.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default

if TYPE_CHECKING:
    from remit.schema.stubs.redshift import Cluster

META = Meta(
    type="AWS::Redshift::Cluster",
    duty="rest-encryption",
    severity="medium",
    also=(
        "Redshift.10",
        "config:redshift-cluster-kms-enabled",
        "CKV_AWS_64",
        "redshift_cluster_encrypted_at_rest",
        "REDSHIFT_CLUSTER_CONFIGURATION_CHECK",
    ),
    controls=("CA-9(1)", "CM-3(6)", "SC-13", "SC-28", "SC-28(1)", "SI-7(6)"),
)


def run(cluster: Cluster) -> Result:
    # Encrypted is the default (CreateCluster, Encrypted).
    return expect(
        or_default(cluster.Encrypted, default=True), "the cluster is not encrypted, and neither are its snapshots"
    )


EXAMPLES = """
# pass: encrypted
Type: AWS::Redshift::Cluster
Properties: {DBName: orders, Encrypted: true}
---
# pass: the default
Type: AWS::Redshift::Cluster
Properties: {DBName: orders}
---
# fail: switched off
Type: AWS::Redshift::Cluster
Properties: {DBName: orders, Encrypted: false}
---
# undetermined: a snapshot decides
Type: AWS::Redshift::Cluster
Properties: {DBName: orders, SnapshotIdentifier: orders-1}
---
# undetermined: decided by a parameter that has no value
Type: AWS::Redshift::Cluster
Properties: {DBName: orders, Encrypted: !Ref Encrypt}
"""
