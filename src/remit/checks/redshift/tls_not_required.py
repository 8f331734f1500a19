"""Data warehouses refuse connections without TLS.

Why: a client that does not ask for TLS sends its password and all results in the clear.

Fix: in the parameter group set `require_ssl: "true"` and name the group in `ClusterParameterGroupName`. It takes
effect when the cluster restarts; clients that speak no TLS are refused.

Links:
- https://docs.aws.amazon.com/redshift/latest/mgmt/connecting-ssl-support.html
- https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-parameter-groups.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, Undetermined, expect, some

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World
    from remit.schema.stubs.redshift import Cluster

META = Meta(
    type="AWS::Redshift::Cluster",
    needs=("AWS::Redshift::ClusterParameterGroup",),
    duty="transit-encryption",
    severity="medium",
    also=(
        "Redshift.2",
        "config:redshift-require-tls-ssl",
        "CKV_AWS_105",
        "redshift_cluster_in_transit_encryption_enabled",
    ),
    controls=("AC-17(2)", "SC-8", "SC-8(1)", "SC-8(2)", "SC-13"),
)


def run(cluster: Cluster, world: World) -> Result:
    if not cluster.ClusterParameterGroupName:
        raise Undetermined("which default parameter group it takes, 1.0 or 2.0 which requires TLS, is not told")
    group = world.resolve(cluster.ClusterParameterGroupName, "AWS::Redshift::ClusterParameterGroup")
    if not some(lambda each: each.ParameterName == "require_ssl", group.Parameters):
        return expect(group.ParameterGroupFamily == "redshift-2.0", "its parameter group does not require TLS")
    return expect(some(requires, group.Parameters), "its parameter group does not require TLS")


def requires(each: Any) -> bool:
    return bool(
        each.ParameterName == "require_ssl" and some(lambda on: each.ParameterValue == on, ("true", "True", True))
    )


EXAMPLES = """
# pass: required by its group
Resources:
  Group:
    Type: AWS::Redshift::ClusterParameterGroup
    Properties:
      ParameterGroupFamily: redshift-1.0
      Description: TLS
      Parameters: [{ParameterName: require_ssl, ParameterValue: "true"}]
  Cluster:
    Type: AWS::Redshift::Cluster
    Properties: {DBName: orders, ClusterParameterGroupName: !Ref Group}
---
# fail: a group that leaves it to the client
Resources:
  Group:
    Type: AWS::Redshift::ClusterParameterGroup
    Properties: {ParameterGroupFamily: redshift-1.0, Description: own}
  Cluster:
    Type: AWS::Redshift::Cluster
    Properties: {DBName: orders, ClusterParameterGroupName: !Ref Group}
---
# undetermined: which default it takes is not told
Type: AWS::Redshift::Cluster
Properties: {DBName: orders}
"""
