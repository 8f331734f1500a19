"""Database clusters have an instance to take over.

Why: the data lies in three zones, but a cluster of one instance answers nothing while that instance, or its zone, is
down; a new one takes minutes to be made.

Fix: declare a second instance (`AWS::DocDB::DBInstance`) in the cluster, in another Availability Zone. It is billed
like the first, serves reads, and becomes the writer within a minute.

Links:
- https://docs.aws.amazon.com/documentdb/latest/developerguide/replication.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-docdb-dbinstance.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, every, expect

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.docdb import DBCluster

META = Meta(
    type="AWS::DocDB::DBCluster",
    needs=("AWS::DocDB::DBInstance",),
    duty="backup-recovery",
    severity="medium",
    also=("documentdb_cluster_multi_az_enabled",),
    controls=("CP-10", "CP-6(2)", "SC-5(2)", "SC-36", "SI-13(5)"),
)


def run(cluster: DBCluster, world: World) -> Result:
    two = world.about(cluster, "AWS::DocDB::DBInstance", by="DBClusterIdentifier")[:2]
    return expect(every(bool, two) and len(two) > 1, "it has no second instance that could take over")


EXAMPLES = """
# pass: two instances
Resources:
  One: {Type: AWS::DocDB::DBInstance, Properties: {DBClusterIdentifier: !Ref Cluster, DBInstanceClass: db.r6g.large}}
  Two: {Type: AWS::DocDB::DBInstance, Properties: {DBClusterIdentifier: !Ref Cluster, DBInstanceClass: db.r6g.large}}
  Cluster: {Type: AWS::DocDB::DBCluster, Properties: {DBClusterIdentifier: orders}}
---
# fail: one instance
Resources:
  One: {Type: AWS::DocDB::DBInstance, Properties: {DBClusterIdentifier: !Ref Cluster, DBInstanceClass: db.r6g.large}}
  Cluster: {Type: AWS::DocDB::DBCluster, Properties: {DBClusterIdentifier: orders}}
---
# undetermined: the second may be one of another cluster
Resources:
  One: {Type: AWS::DocDB::DBInstance, Properties: {DBClusterIdentifier: !Ref Cluster, DBInstanceClass: db.r6g.large}}
  Two: {Type: AWS::DocDB::DBInstance, Properties: {DBClusterIdentifier: !ImportValue which,
      DBInstanceClass: db.r6g.large}}
  Cluster: {Type: AWS::DocDB::DBCluster, Properties: {DBClusterIdentifier: orders}}
"""
