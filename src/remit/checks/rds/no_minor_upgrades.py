"""Databases take minor versions by themselves.

Why: minor versions carry the engine's security fixes. An instance that waits for somebody to apply them runs with
holes that are public.

Fix: set `AutoMinorVersionUpgrade: true`, which is also the default, and a `PreferredMaintenanceWindow`. Setting it
interrupts nothing; each upgrade restarts the instance in the window, for seconds with Multi-AZ.

Links:
- https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.Upgrading.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbinstance.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default

if TYPE_CHECKING:
    from remit.schema.stubs.rds import DBInstance

META = Meta(
    type="AWS::RDS::DBInstance",
    duty="platform",
    severity="high",
    also=(
        "RDS.13",
        "CIS-5.0:2.2.2",
        "CIS-6.0:3.2.2",
        "CIS-7.0:3.2.2",
        "config:rds-automatic-minor-version-upgrade-enabled",
        "CKV_AWS_226",
        "rds_instance_minor_version_upgrade_enabled",
        "RDS_AUTOMATIC_MINOR_VERSION_UPGRADE_ENABLED",
    ),
    controls=("SI-2", "SI-2(2)", "SI-2(5)"),
)


def run(db: DBInstance) -> Result:
    # On by default (page of AWS::RDS::DBInstance, AutoMinorVersionUpgrade).
    return expect(or_default(db.AutoMinorVersionUpgrade, default=True), "it does not take minor versions by itself")


EXAMPLES = """
# pass: the default
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres}
---
# fail: switched off
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres, AutoMinorVersionUpgrade: false}
---
# undetermined: decided by a parameter that has no value
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres, AutoMinorVersionUpgrade: !Ref Upgrade}
---
# undetermined: a replica does as its source
Type: AWS::RDS::DBInstance
Properties: {SourceDBInstanceIdentifier: orders}
"""
