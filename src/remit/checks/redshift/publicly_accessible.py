"""Data warehouses have no address on the internet.

Why: a publicly accessible cluster has a public address; then one loose security-group rule is all that stands between
the internet and its login.

Fix: set `PubliclyAccessible: false`, which is the default, and reach the cluster from inside the VPC, over a VPN or
the query editor. Clients outside lose their connection; the change takes minutes.

Links:
- https://docs.aws.amazon.com/redshift/latest/mgmt/managing-clusters-vpc.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.redshift import Cluster

META = Meta(
    type="AWS::Redshift::Cluster",
    duty="network-controls",
    severity="critical",
    also=(
        "Redshift.1",
        "config:redshift-cluster-public-access-check",
        "CKV_AWS_87",
        "redshift_cluster_public_access",
        "REDSHIFT_CLUSTER_PUBLIC_ACCESS_CHECK",
    ),
    controls=("AC-3", "AC-4", "AC-6", "SC-7", "SC-7(3)", "SC-7(21)"),
)


def run(cluster: Cluster) -> Result:
    return expect(not cluster.PubliclyAccessible, "it has a public address")


EXAMPLES = """
# pass: switched off
Type: AWS::Redshift::Cluster
Properties: {ClusterType: single-node, NodeType: ra3.large, DBName: orders, PubliclyAccessible: false}
---
# fail: switched on
Type: AWS::Redshift::Cluster
Properties: {ClusterType: single-node, NodeType: ra3.large, DBName: orders, PubliclyAccessible: true}
---
# pass: the default
Type: AWS::Redshift::Cluster
Properties: {ClusterType: single-node, NodeType: ra3.large, DBName: orders}
---
# undetermined: decided by a parameter that has no value
Type: AWS::Redshift::Cluster
Properties: {ClusterType: single-node, NodeType: ra3.large, DBName: orders, PubliclyAccessible: !Ref Choice}
"""
