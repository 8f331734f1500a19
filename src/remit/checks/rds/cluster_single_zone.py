"""Database clusters have an instance to take over.

Why: the data lies in three zones, but a cluster of one instance answers nothing while that instance, or its zone, is
down; a new one takes minutes to be made.

Fix: declare a second instance (`AWS::RDS::DBInstance`) in the cluster, in another Availability Zone. It is billed
like the first, serves reads, and becomes the writer within a minute.

Links:
- https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.AuroraHighAvailability.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbinstance.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, every, expect, not_applicable, passed

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.rds import DBCluster

META = Meta(
    type="AWS::RDS::DBCluster",
    needs=("AWS::RDS::DBInstance",),
    duty="backup-recovery",
    severity="medium",
    also=(
        "RDS.15",
        "CIS-5.0:2.2.4",
        "CIS-6.0:3.2.4",
        "CIS-7.0:3.2.4",
        "config:rds-cluster-multi-az-enabled",
        "rds_cluster_multi_az",
    ),
    controls=("CP-10", "CP-6(2)", "SC-5(2)", "SC-36", "SI-13(5)"),
)


def run(cluster: DBCluster, world: World) -> Result:
    if cluster.DBClusterInstanceClass:
        return passed("a Multi-AZ DB cluster has a writer and two readers in three zones")
    if cluster.EngineMode == "serverless":
        return not_applicable("Aurora Serverless v1 starts its instance anew in another zone by itself")
    two = world.about(cluster, "AWS::RDS::DBInstance", by="DBClusterIdentifier")[:2]
    return expect(every(bool, two) and len(two) > 1, "it has no second instance that could take over")


EXAMPLES = """
# pass: two instances
Resources:
  One: {Type: AWS::RDS::DBInstance, Properties: {Engine: aurora-mysql, DBClusterIdentifier: !Ref Cluster,
      DBInstanceClass: db.r6g.large}}
  Two: {Type: AWS::RDS::DBInstance, Properties: {Engine: aurora-mysql, DBClusterIdentifier: !Ref Cluster,
      DBInstanceClass: db.r6g.large}}
  Cluster: {Type: AWS::RDS::DBCluster, Properties: {Engine: aurora-mysql, DBClusterIdentifier: orders}}
---
# fail: one instance
Resources:
  One: {Type: AWS::RDS::DBInstance, Properties: {Engine: aurora-mysql, DBClusterIdentifier: !Ref Cluster,
      DBInstanceClass: db.r6g.large}}
  Cluster: {Type: AWS::RDS::DBCluster, Properties: {Engine: aurora-mysql, DBClusterIdentifier: orders}}
---
# undetermined: the second may be one of another cluster
Resources:
  One: {Type: AWS::RDS::DBInstance, Properties: {Engine: aurora-mysql, DBClusterIdentifier: !Ref Cluster,
      DBInstanceClass: db.r6g.large}}
  Two: {Type: AWS::RDS::DBInstance, Properties: {Engine: aurora-mysql, DBClusterIdentifier: !ImportValue which,
      DBInstanceClass: db.r6g.large}}
  Cluster: {Type: AWS::RDS::DBCluster, Properties: {Engine: aurora-mysql, DBClusterIdentifier: orders}}
"""
