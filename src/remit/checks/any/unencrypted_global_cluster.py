"""Global database clusters are encrypted at rest.

Why: every Region of a global cluster holds all the data; an unencrypted one has unencrypted copies around the world.

Fix: set `StorageEncrypted: true`, or make the global cluster of an encrypted source. It cannot be changed later: make
a new global cluster and move over.

Links:
- https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database.html
- https://docs.aws.amazon.com/documentdb/latest/developerguide/global-clusters.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, Undetermined, expect

if TYPE_CHECKING:
    from typing import Any


META = Meta(
    type=("AWS::RDS::GlobalCluster", "AWS::DocDB::GlobalCluster"),
    duty="rest-encryption",
    severity="medium",
    also=("CKV_AWS_140", "CKV_AWS_292"),
    controls=("CA-9(1)", "CM-3(6)", "SC-13", "SC-28", "SC-28(1)", "SI-7(6)"),
)


def run(cluster: Any) -> Result:
    if "StorageEncrypted" not in cluster and cluster.SourceDBClusterIdentifier:
        raise Undetermined("it takes its encryption from the cluster that it is made of")
    return expect(cluster.StorageEncrypted, "the storage is not encrypted in any of its Regions")


EXAMPLES = """
# pass: encrypted
Type: AWS::RDS::GlobalCluster
Properties: {Engine: aurora-mysql, StorageEncrypted: true}
---
# fail: not unless told to
Type: AWS::RDS::GlobalCluster
Properties: {Engine: aurora-mysql}
---
# undetermined: its source decides
Type: AWS::RDS::GlobalCluster
Properties: {SourceDBClusterIdentifier: orders}
---
# undetermined: decided by a parameter that has no value
Type: AWS::RDS::GlobalCluster
Properties: {Engine: aurora-mysql, StorageEncrypted: !Ref Encrypt}
"""
