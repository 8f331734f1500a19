"""Snapshots of database clusters carry the tags of their cluster.

Why: policies, backup plans and owners are found by tags. A snapshot without them is one that nobody owns, and that
rules by tag do not guard.

Fix: set `CopyTagsToSnapshot: true`. It takes effect at once, for snapshots made from then on, and costs nothing.

Links:
- https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Tagging.html
- https://docs.aws.amazon.com/neptune/latest/userguide/tagging.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from typing import Any


META = Meta(
    type=("AWS::RDS::DBCluster", "AWS::Neptune::DBCluster"),
    duty="backup-recovery",
    severity="low",
    also=(
        "RDS.16",
        "RDS.47",
        "RDS.48",
        "Neptune.8",
        "config:rds-pgsql-cluster-copy-tags-to-snapshot-check",
        "config:rds-mysql-cluster-copy-tags-to-snapshot-check",
        "config:neptune-cluster-copy-tags-to-snapshot-enabled",
        "CKV_AWS_313",
        "CKV_AWS_362",
        "rds_cluster_copy_tags_to_snapshots",
        "neptune_cluster_copy_tags_to_snapshots",
    ),
    controls=("CA-9(1)", "CM-2", "CM-8"),
)


def run(cluster: Any) -> Result:
    return expect(cluster.CopyTagsToSnapshot, "its snapshots carry no tags")


EXAMPLES = """
# pass: copied
Type: AWS::RDS::DBCluster
Properties: {Engine: aurora-mysql, CopyTagsToSnapshot: true}
---
# fail: not unless told to
Type: AWS::RDS::DBCluster
Properties: {Engine: aurora-mysql}
---
# fail: not for the graph
Type: AWS::Neptune::DBCluster
Properties: {CopyTagsToSnapshot: false}
---
# undetermined: decided by a parameter that has no value
Type: AWS::RDS::DBCluster
Properties: {Engine: aurora-mysql, CopyTagsToSnapshot: !Ref Copy}
"""
