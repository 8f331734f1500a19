"""Regions report on their backups.

Why: a backup job that fails for weeks is noticed when the data is needed. A report names what is not protected.

Fix: declare an `AWS::Backup::ReportPlan` with a bucket in `ReportDeliveryChannel`. Reports cost only their storage.

Links:
- https://docs.aws.amazon.com/aws-backup/latest/devguide/create-report-plan-console.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.remit_ec2 import AccountDefaults

META = Meta(
    type="Remit::EC2::AccountDefaults",
    needs=("AWS::Backup::ReportPlan",),
    duty="logging-monitoring",
    severity="low",
    also=("backup_reportplans_exist",),
    controls=("CP-9", "CP-10", "CA-7"),
)


def run(region: AccountDefaults, world: World) -> Result:
    return expect(
        some(bool, world.all("AWS::Backup::ReportPlan", of=region)), "no report plan was found in this Region"
    )


EXAMPLES = """
# pass: there is one
Resources:
  Plan: {Type: AWS::Backup::ReportPlan, Properties: {ReportPlanName: daily}}
  Region: {Type: "Remit::EC2::AccountDefaults"}
Closed: true
---
# fail: there is none
Resources:
  Region: {Type: "Remit::EC2::AccountDefaults"}
Closed: true
---
# undetermined: a template does not show the rest of the account
Resources:
  Region: {Type: "Remit::EC2::AccountDefaults"}
"""
