"""Document databases refuse connections without TLS.

Why: with TLS switched off, passwords and all documents cross the network readable.

Fix: set `tls` in the cluster parameter group to `enabled`, `tls1.2+`, `tls1.3+` or `fips-140-3`, or leave it out:
enabled is the default. Restart the instances; clients that speak no TLS are refused.

Links:
- https://docs.aws.amazon.com/documentdb/latest/developerguide/security.encryption.ssl.html
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
    duty="transit-encryption",
    severity="medium",
    also=("DocumentDB.6", "config:docdb-cluster-encrypted-in-transit", "CKV_AWS_90"),
    controls=("AC-17(2)", "SC-8", "SC-8(1)", "SC-8(2)", "SC-13"),
)


# What AWS takes when the parameter, or the group, is not set.
DEFAULT = "enabled"


def run(cluster: DBCluster, world: World) -> Result:
    parameters = world.resolve(cluster.DBClusterParameterGroupName, "AWS::DocDB::DBClusterParameterGroup").Parameters
    value = or_default(parameters.tls, DEFAULT)
    return expect(not some(lambda off: value == off, ("disabled", "none")), "connections are made without TLS")


EXAMPLES = """
# pass: by its parameter group
Resources:
  Group:
    Type: AWS::DocDB::DBClusterParameterGroup
    Properties: {Family: docdb5.0, Description: own, Parameters: {tls: "tls1.2+"}}
  Cluster: {Type: AWS::DocDB::DBCluster, Properties: {DBClusterParameterGroupName: !Ref Group}}
---
# fail: switched off
Resources:
  Group:
    Type: AWS::DocDB::DBClusterParameterGroup
    Properties: {Family: docdb5.0, Description: own, Parameters: {tls: disabled}}
  Cluster: {Type: AWS::DocDB::DBCluster, Properties: {DBClusterParameterGroupName: !Ref Group}}
---
# pass: the default
Type: AWS::DocDB::DBCluster
---
# undetermined: a group that is not here
Type: AWS::DocDB::DBCluster
Properties: {DBClusterParameterGroupName: own}
"""
