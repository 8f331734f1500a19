"""Data warehouses take new versions by themselves.

Why: new versions carry the engine's security fixes. A cluster that waits for somebody to apply them runs with holes
that are public.

Fix: set `AllowVersionUpgrade: true`, which is also the default, and a `PreferredMaintenanceWindow`. Each upgrade
interrupts the cluster in the window.

Links:
- https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-clusters.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default

if TYPE_CHECKING:
    from remit.schema.stubs.redshift import Cluster

META = Meta(
    type="AWS::Redshift::Cluster",
    duty="platform",
    severity="medium",
    also=(
        "Redshift.6",
        "config:redshift-cluster-maintenancesettings-check",
        "CKV_AWS_141",
        "redshift_cluster_automatic_upgrades",
        "REDSHIFT_CLUSTER_MAINTENANCESETTINGS_CHECK",
    ),
    controls=("CM-2", "SI-2", "SI-2(2)", "SI-2(4)", "SI-2(5)"),
)


def run(cluster: Cluster) -> Result:
    return expect(or_default(cluster.AllowVersionUpgrade, default=True), "it does not take new versions by itself")


EXAMPLES = """
# pass: switched on
Type: AWS::Redshift::Cluster
Properties: {DBName: orders, AllowVersionUpgrade: true}
---
# fail: switched off
Type: AWS::Redshift::Cluster
Properties: {DBName: orders, AllowVersionUpgrade: false}
---
# pass: the default
Type: AWS::Redshift::Cluster
Properties: {DBName: orders}
---
# undetermined: decided by a parameter that has no value
Type: AWS::Redshift::Cluster
Properties: {DBName: orders, AllowVersionUpgrade: !Ref Choice}
"""
