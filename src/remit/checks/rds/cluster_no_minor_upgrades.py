"""Database clusters take minor versions by themselves.

Why: minor versions carry the engine's security fixes. A cluster that waits for somebody to apply them runs with holes
that are public.

Fix: set `AutoMinorVersionUpgrade: true`, which is also the default, and a `PreferredMaintenanceWindow`. Setting it
interrupts nothing; each upgrade restarts the instances in the window.

Links:
- https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_UpgradeDBInstance.Upgrading.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default

if TYPE_CHECKING:
    from remit.schema.stubs.rds import DBCluster

META = Meta(
    type="AWS::RDS::DBCluster",
    duty="platform",
    severity="medium",
    also=(
        "RDS.35",
        "config:rds-cluster-auto-minor-version-upgrade-enable",
        "rds_cluster_minor_version_upgrade_enabled",
    ),
    controls=("CM-2", "SI-2", "SI-2(2)", "SI-2(4)", "SI-2(5)"),
)


def run(cluster: DBCluster) -> Result:
    return expect(
        or_default(cluster.AutoMinorVersionUpgrade, default=True), "it does not take minor versions by itself"
    )


EXAMPLES = """
# pass: switched on
Type: AWS::RDS::DBCluster
Properties: {Engine: aurora-mysql, AutoMinorVersionUpgrade: true}
---
# fail: switched off
Type: AWS::RDS::DBCluster
Properties: {Engine: aurora-mysql, AutoMinorVersionUpgrade: false}
---
# pass: the default
Type: AWS::RDS::DBCluster
Properties: {Engine: aurora-mysql}
---
# undetermined: decided by a parameter that has no value
Type: AWS::RDS::DBCluster
Properties: {Engine: aurora-mysql, AutoMinorVersionUpgrade: !Ref Choice}
"""
