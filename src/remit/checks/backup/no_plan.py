"""Regions have a plan for backups, and a vault to keep them in.

Why: without either, AWS Backup makes no copy in the Region. A Region where nobody set it up is where the next database
is made without one.

Fix: declare an `AWS::Backup::BackupPlan` with a selection, and an `AWS::Backup::BackupVault`. They take effect at the
next time of the plan; what is kept is billed.

Note: a plan protects nothing by itself: any.no-recovery-point and its like ask each resource.

Links:
- https://docs.aws.amazon.com/aws-backup/latest/devguide/about-backup-plans.html
- https://docs.aws.amazon.com/aws-backup/latest/devguide/vaults.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World
    from remit.schema.stubs.remit_ec2 import AccountDefaults

META = Meta(
    type="Remit::EC2::AccountDefaults",
    needs=("AWS::Backup::BackupPlan", "AWS::Backup::BackupVault"),
    duty="logging-monitoring",
    severity="info",
    controls=("CP-9", "CP-10"),
)

MEMBERS = {
    "plan": {"type": "AWS::Backup::BackupPlan", "also": ("backup_plans_exist",)},
    "vault": {"type": "AWS::Backup::BackupVault", "also": ("backup_vaults_exist",)},
}


def run(region: AccountDefaults, world: World, member: dict[str, Any]) -> Result:
    return expect(some(bool, world.all(member["type"], of=region)), "none was found in this Region")


EXAMPLES = """
# pass: both
Resources:
  Vault: {Type: AWS::Backup::BackupVault, Properties: {BackupVaultName: daily}}
  Plan: {Type: AWS::Backup::BackupPlan, Properties: {BackupPlan: {BackupPlanName: daily, BackupPlanRule: []}}}
  Region: {Type: "Remit::EC2::AccountDefaults"}
Closed: true
---
# fail: neither
Type: Remit::EC2::AccountDefaults
Closed: true
---
# undetermined: a template does not show the rest of the account
Type: Remit::EC2::AccountDefaults
"""
