"""Aurora MySQL clusters write an audit log.

Why: exporting the audit log shows nothing as long as the cluster writes none, and by default it writes none.

Fix: in the cluster parameter group set `server_audit_logging: "1"` and `server_audit_events`
(`CONNECT,QUERY_DCL,QUERY_DDL`), and name the group in `DBClusterParameterGroupName`. It takes effect without a
restart.

Links:
- https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Auditing.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable, some

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.rds import DBCluster

META = Meta(
    type="AWS::RDS::DBCluster",
    needs=("AWS::RDS::DBClusterParameterGroup",),
    duty="logging-monitoring",
    severity="medium",
    also=("RDS.45", "config:aurora-mysql-cluster-audit-logging"),
    controls=("AU-2", "AU-3", "AU-6(3)", "AU-12", "CA-7", "SI-4(20)"),
)


ON = ("1", 1, "ON", "on")


def run(cluster: DBCluster, world: World) -> Result:
    if cluster.Engine != "aurora-mysql":
        return not_applicable("only Aurora MySQL has this setting")
    parameters = world.resolve(cluster.DBClusterParameterGroupName, "AWS::RDS::DBClusterParameterGroup").Parameters
    return expect(some(lambda on: parameters.server_audit_logging == on, ON), "the cluster writes no audit log")


EXAMPLES = """
# pass: by its parameter group
Resources:
  Group:
    Type: AWS::RDS::DBClusterParameterGroup
    Properties: {Family: aurora-mysql8.0, Description: own, Parameters: {server_audit_logging: "1"}}
  Db: {Type: AWS::RDS::DBCluster, Properties: {Engine: aurora-mysql, DBClusterParameterGroupName: !Ref Group}}
---
# fail: switched off
Resources:
  Group:
    Type: AWS::RDS::DBClusterParameterGroup
    Properties: {Family: aurora-mysql8.0, Description: own, Parameters: {server_audit_logging: "0"}}
  Db: {Type: AWS::RDS::DBCluster, Properties: {Engine: aurora-mysql, DBClusterParameterGroupName: !Ref Group}}
---
# fail: off is the default
Type: AWS::RDS::DBCluster
Properties: {Engine: aurora-mysql}
---
# not-applicable: another engine
Type: AWS::RDS::DBCluster
Properties: {Engine: aurora-postgresql}
---
# undetermined: a group that is not here
Type: AWS::RDS::DBCluster
Properties: {Engine: aurora-mysql, DBClusterParameterGroupName: own}
"""
