"""Backup plans keep a copy in another place.

Why: backups in the account and Region of what they protect are lost together with it: to an attacker with the account,
or to a failure of the Region.

Fix: add `CopyActions` with a `DestinationBackupVaultArn` in another Region or, better, another account of the
organization, to a rule of the plan. It holds for new recovery points; storage and transfer of the copies are billed.

Links:
- https://docs.aws.amazon.com/aws-backup/latest/devguide/cross-region-backup.html
- https://docs.aws.amazon.com/aws-backup/latest/devguide/create-cross-account-backup.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from remit.schema.stubs.backup import BackupPlan

META = Meta(
    type="AWS::Backup::BackupPlan",
    duty="backup-recovery",
    severity="low",
    controls=(
        "CP-6",
        "CP-6(1)",
        "CP-9",
        "CP-9(3)",
    ),
)


def run(plan: BackupPlan) -> Result:
    return expect(
        some(lambda rule: rule.CopyActions, plan.BackupPlan.BackupPlanRule), "no rule copies its recovery points"
    )


EXAMPLES = """
# pass: copied into another account
Type: AWS::Backup::BackupPlan
Properties:
  BackupPlan:
    BackupPlanName: orders
    BackupPlanRule:
      - RuleName: daily
        TargetBackupVault: orders
        CopyActions: [{DestinationBackupVaultArn: "arn:aws:backup:eu-west-1:111122223333:backup-vault:safe"}]
---
# fail: one place
Type: AWS::Backup::BackupPlan
Properties: {BackupPlan: {BackupPlanName: orders, BackupPlanRule: [{RuleName: daily, TargetBackupVault: orders}]}}
---
# undetermined: decided by a parameter that has no value
Type: AWS::Backup::BackupPlan
Properties: {BackupPlan: {BackupPlanName: orders, BackupPlanRule: !Ref Rules}}
"""
