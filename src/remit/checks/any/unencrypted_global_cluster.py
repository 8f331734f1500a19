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

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World

META = Meta(
    type=("AWS::RDS::GlobalCluster", "AWS::DocDB::GlobalCluster"),
    needs=("AWS::RDS::DBCluster", "AWS::DocDB::DBCluster"),
    duty="rest-encryption",
    severity="medium",
    also=("CKV_AWS_140", "CKV_AWS_292"),
    controls=("CA-9(1)", "CM-3(6)", "SC-13", "SC-28", "SC-28(1)", "SI-7(6)"),
)


def run(cluster: Any, world: World) -> Result:
    told = cluster
    if "StorageEncrypted" not in cluster and cluster.SourceDBClusterIdentifier:  # then that decides
        kind = "AWS::DocDB::DBCluster" if cluster.Engine == "docdb" else "AWS::RDS::DBCluster"
        told = world.resolve(cluster.SourceDBClusterIdentifier, kind)
    return expect(told.StorageEncrypted, "the storage is not encrypted in any of its Regions")


EXAMPLES = """
# pass: encrypted
Type: AWS::RDS::GlobalCluster
Properties: {Engine: aurora-mysql, StorageEncrypted: true}
---
# fail: not unless told to
Type: AWS::RDS::GlobalCluster
Properties: {Engine: aurora-mysql}
---
# fail: nor is its source
Resources:
  Orders: {Type: AWS::RDS::DBCluster, Properties: {Engine: aurora-mysql}}
  World: {Type: AWS::RDS::GlobalCluster, Properties: {SourceDBClusterIdentifier: !Ref Orders}}
---
# undetermined: its source decides
Type: AWS::RDS::GlobalCluster
Properties: {SourceDBClusterIdentifier: orders}
---
# undetermined: decided by a parameter that has no value
Type: AWS::RDS::GlobalCluster
Properties: {Engine: aurora-mysql, StorageEncrypted: !Ref Encrypt}
"""
