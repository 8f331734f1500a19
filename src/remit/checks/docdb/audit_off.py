"""Document databases write an audit log.

Why: exporting the audit log shows nothing as long as the cluster writes none, and by default it writes none.

Fix: set `audit_logs` in the cluster parameter group to `enabled`, or to the kinds of events (`ddl`, `dml_write`,
`all`), and name the group in `DBClusterParameterGroupName`. It takes effect without a restart.

Links:
- https://docs.aws.amazon.com/documentdb/latest/developerguide/event-auditing.html
- https://docs.aws.amazon.com/documentdb/latest/developerguide/cluster_parameter_groups.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default, some

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.docdb import DBCluster

META = Meta(
    type="AWS::DocDB::DBCluster",
    needs=("AWS::DocDB::DBClusterParameterGroup",),
    duty="logging-monitoring",
    severity="medium",
    also=("CKV_AWS_104",),
    controls=("AU-2", "AU-3", "AU-6(3)", "AU-12", "CA-7", "SI-4(20)"),
)


# What AWS takes when the parameter, or the group, is not set.
DEFAULT = "disabled"


def run(cluster: DBCluster, world: World) -> Result:
    parameters = world.resolve(cluster.DBClusterParameterGroupName, "AWS::DocDB::DBClusterParameterGroup").Parameters
    value = or_default(parameters.audit_logs, DEFAULT)
    return expect(not some(lambda off: value == off, ("disabled", "none")), "the cluster writes no audit log")


EXAMPLES = """
# pass: by its parameter group
Resources:
  Group:
    Type: AWS::DocDB::DBClusterParameterGroup
    Properties: {Family: docdb5.0, Description: own, Parameters: {audit_logs: "enabled"}}
  Cluster: {Type: AWS::DocDB::DBCluster, Properties: {DBClusterParameterGroupName: !Ref Group}}
---
# fail: switched off
Resources:
  Group:
    Type: AWS::DocDB::DBClusterParameterGroup
    Properties: {Family: docdb5.0, Description: own, Parameters: {audit_logs: disabled}}
  Cluster: {Type: AWS::DocDB::DBCluster, Properties: {DBClusterParameterGroupName: !Ref Group}}
---
# fail: the default
Type: AWS::DocDB::DBCluster
---
# undetermined: a group that is not here
Type: AWS::DocDB::DBCluster
Properties: {DBClusterParameterGroupName: own}
"""
