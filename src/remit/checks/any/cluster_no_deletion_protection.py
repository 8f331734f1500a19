"""Document and graph databases cannot be deleted by one call.

Why: one mistaken stack update or one stolen credential deletes a cluster with its automated backups. Deletion
protection demands that it is switched off first, which is noticed.

Fix: set `DeletionProtection: true`. It takes effect at once, restarts nothing and costs nothing.

Note: the API page of Neptune calls protection the default, CloudFormation's and the provider's pages do not; what is
not declared counts as off.

Links:
- https://docs.aws.amazon.com/documentdb/latest/developerguide/db-cluster-delete.html
- https://docs.aws.amazon.com/neptune/latest/userguide/manage-console-instances-delete.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from typing import Any


META = Meta(
    type=("AWS::DocDB::DBCluster", "AWS::Neptune::DBCluster"),
    duty="backup-recovery",
    severity="medium",
    also=(
        "DocumentDB.5",
        "Neptune.4",
        "config:docdb-cluster-deletion-protection-enabled",
        "config:neptune-cluster-deletion-protection-enabled",
        "CKV2_AWS_58",
        "documentdb_cluster_deletion_protection",
        "neptune_cluster_deletion_protection",
    ),
    controls=("CA-9(1)", "CM-2", "CM-3", "SC-5(2)"),
)


def run(cluster: Any) -> Result:
    return expect(cluster.DeletionProtection, "one call deletes it")


EXAMPLES = """
# pass: switched on
Type: AWS::DocDB::DBCluster
Properties: {DeletionProtection: true}
---
# fail: switched off
Type: AWS::DocDB::DBCluster
Properties: {DeletionProtection: false}
---
# fail: the default
Type: AWS::DocDB::DBCluster
---
# undetermined: decided by a parameter that has no value
Type: AWS::DocDB::DBCluster
Properties: {DeletionProtection: !Ref Choice}
---
# pass: on here too
Type: AWS::Neptune::DBCluster
Properties: {DeletionProtection: true}
"""
