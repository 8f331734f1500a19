"""The account tries regularly whether its backups can be restored.

Why: a backup that was never restored is a hope. Wrong keys, missing permissions and broken data show only when it is
tried.

Fix: create an `AWS::Backup::RestoreTestingPlan` with a `RestoreTestingSelection` for each kind of resource. AWS Backup
restores on schedule and removes what it restored; the restored resources are billed while they exist. It touches
nothing else.

Links:
- https://docs.aws.amazon.com/aws-backup/latest/devguide/restore-testing.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-backup-restoretestingplan.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.remit_account import Account

META = Meta(
    type="Remit::Account::Account",
    needs=("AWS::Backup::RestoreTestingPlan",),
    duty="backup-recovery",
    severity="low",
    controls=(
        "CP-4",
        "CP-9(1)",
        "CP-10",
    ),
)


def run(account: Account, world: World) -> Result:
    plans = world.all("AWS::Backup::RestoreTestingPlan", of=account)
    return expect(some(lambda plan: plan.RestoreTestingSelections, plans), "no restore testing plan selects anything")


EXAMPLES = """
# pass: a plan with a selection
Resources:
  Plan: {Type: AWS::Backup::RestoreTestingPlan, Properties: {RestoreTestingPlanName: monthly}}
  Databases:
    Type: AWS::Backup::RestoreTestingSelection
    Properties: {RestoreTestingPlanName: !Ref Plan, RestoreTestingSelectionName: databases, ProtectedResourceType: RDS}
  Account: {Type: "Remit::Account::Account"}
Closed: true
---
# fail: a plan that tries nothing
Resources:
  Plan: {Type: AWS::Backup::RestoreTestingPlan, Properties: {RestoreTestingPlanName: monthly}}
  Account: {Type: "Remit::Account::Account"}
Closed: true
---
# undetermined: a template does not show the rest of the account
Type: Remit::Account::Account
"""
