"""CloudWatch is shared with other accounts on purpose only.

Why: metrics, dashboards and logs tell names, sizes and habits of what runs here. The role by which CloudWatch shares
them is made with a few clicks, and stays.

Fix: delete the role `CloudWatch-CrossAccountSharingRole`, or name in its trust policy the accounts that are meant and
waive it. The dashboards of those accounts lose this one's metrics at once.

Links:
- https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Cross-Account-Cross-Region.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.remit_account import Account

META = Meta(
    type="Remit::Account::Account",
    needs=("AWS::IAM::Role",),
    duty="identity-access",
    severity="low",
    also=("cloudwatch_cross_account_sharing_disabled",),
    controls=("AC-3", "AC-4", "AC-6"),
)

ROLE = "CloudWatch-CrossAccountSharingRole"


def run(account: Account, world: World) -> Result:
    shared = some(lambda role: role.RoleName == ROLE, world.all("AWS::IAM::Role", of=account))
    return expect(not shared, "there is the role by which CloudWatch shows its data to other accounts")


EXAMPLES = """
# pass: no such role
Resources:
  Role: {Type: AWS::IAM::Role, Properties: {RoleName: web}}
  Account: {Type: "Remit::Account::Account"}
Closed: true
---
# fail: the role
Resources:
  Role: {Type: AWS::IAM::Role, Properties: {RoleName: CloudWatch-CrossAccountSharingRole}}
  Account: {Type: "Remit::Account::Account"}
Closed: true
---
# undetermined: a template does not show the rest of the account
Type: Remit::Account::Account
"""
