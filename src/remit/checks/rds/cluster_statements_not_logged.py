"""PostgreSQL clusters log statements that change the schema.

Why: by default PostgreSQL logs errors only: who dropped a table, or gave a role more rights, is in no log.

Fix: in the cluster parameter group set `log_statement` to `ddl` (or `mod`), and `log_min_duration_statement` for slow
ones; name the group in `DBClusterParameterGroupName`. It takes effect without a restart; `all` writes data of
customers, passwords among it, into the log.

Links:
- https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.Concepts.PostgreSQL.Query_Logging.html
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
    severity="low",
    also=("CKV2_AWS_27",),
    controls=("AU-2", "AU-3", "AU-6(3)", "AU-12", "CA-7", "SI-4(20)"),
)


LOGGED = ("ddl", "mod", "all")


def run(db: DBCluster, world: World) -> Result:
    if db.Engine != "aurora-postgresql":
        return not_applicable("the parameter is one of PostgreSQL")
    parameters = world.resolve(db.DBClusterParameterGroupName, "AWS::RDS::DBClusterParameterGroup").Parameters
    return expect(some(lambda kind: parameters.log_statement == kind, LOGGED), "who changes its schema is in no log")


EXAMPLES = """
# pass: by its parameter group
Resources:
  Group:
    Type: AWS::RDS::DBClusterParameterGroup
    Properties: {Family: aurora-postgresql16, Description: own, Parameters: {log_statement: "ddl"}}
  Db: {Type: AWS::RDS::DBCluster, Properties: {Engine: aurora-postgresql, DBClusterParameterGroupName: !Ref Group}}
---
# fail: none
Resources:
  Group:
    Type: AWS::RDS::DBClusterParameterGroup
    Properties: {Family: aurora-postgresql16, Description: own, Parameters: {log_statement: "none"}}
  Db: {Type: AWS::RDS::DBCluster, Properties: {Engine: aurora-postgresql, DBClusterParameterGroupName: !Ref Group}}
---
# fail: none is the default
Type: AWS::RDS::DBCluster
Properties: {Engine: aurora-postgresql}
---
# not-applicable: another engine
Type: AWS::RDS::DBCluster
Properties: {Engine: aurora-mysql}
---
# undetermined: a group that is not here
Type: AWS::RDS::DBCluster
Properties: {Engine: aurora-postgresql, DBClusterParameterGroupName: own}
"""
