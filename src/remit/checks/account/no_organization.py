"""The account belongs to an organization.

Why: a single account has nobody above it: no service control policy stops its administrator, and its records can be
deleted from inside.

Fix: invite it to an organization with all features (AWS Organizations). Free; bills are joined, and the
organization's policies hold at once.

Links:
- https://docs.aws.amazon.com/organizations/latest/userguide/orgs_introduction.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/account-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.remit_account import Account

META = Meta(
    type="Remit::Account::Account",
    duty="identity-access",
    severity="high",
    also=("Account.2", "config:account-part-of-organizations", "organizations_account_part_of_organizations"),
    controls=("CA-9(1)", "CM-2"),
)


def run(account: Account) -> Result:
    return expect(account.Organization.Id, "it belongs to no organization")


EXAMPLES = """
# pass: to one
Type: Remit::Account::Account
Properties: {Organization: {Id: o-exampleorg}}
---
# fail: to none
Type: Remit::Account::Account
---
# undetermined: organizations:DescribeOrganization was refused
Type: Remit::Account::Account
Properties: {Organization: !Ref Refused}
"""
