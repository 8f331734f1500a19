"""Data warehouses survive the loss of an Availability Zone.

Why: a cluster in one zone is down as long as its zone.

Fix: set `MultiAZ: true` (RA3 nodes); the cluster gets compute in two zones and both are billed. A single-zone cluster
can be changed in place.

Links:
- https://docs.aws.amazon.com/redshift/latest/mgmt/managing-cluster-multi-az.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.redshift import Cluster

META = Meta(
    type="AWS::Redshift::Cluster",
    duty="backup-recovery",
    severity="medium",
    also=("Redshift.18", "config:redshift-cluster-multi-az-enabled", "redshift_cluster_multi_az_enabled"),
    controls=("CP-10", "CP-6(2)", "SC-5(2)", "SC-36", "SI-13(5)"),
)


def run(cluster: Cluster) -> Result:
    return expect(cluster.MultiAZ, "it runs in one Availability Zone")


EXAMPLES = """
# pass: switched on
Type: AWS::Redshift::Cluster
Properties: {DBName: orders, MultiAZ: true}
---
# fail: switched off
Type: AWS::Redshift::Cluster
Properties: {DBName: orders, MultiAZ: false}
---
# fail: the default
Type: AWS::Redshift::Cluster
Properties: {DBName: orders}
---
# undetermined: decided by a parameter that has no value
Type: AWS::Redshift::Cluster
Properties: {DBName: orders, MultiAZ: !Ref Choice}
"""
