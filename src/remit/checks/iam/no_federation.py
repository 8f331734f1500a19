"""People of the account sign in with one identity from elsewhere.

Why: users that are made in each account are forgotten in each account: nobody takes them away when their owner
leaves.

Fix: use IAM Identity Center, or make an `AWS::IAM::SAMLProvider` for the company's directory, and give roles. Free;
replace the IAM users step by step.

Note: in a member account Identity Center is run from the organization's management account and is not seen here;
attest it.

Links:
- https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers.html
- https://docs.aws.amazon.com/singlesignon/latest/userguide/what-is.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, passed, some

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World
    from remit.schema.stubs.remit_account import Account

META = Meta(
    type="Remit::Account::Account",
    needs=("AWS::IAM::SAMLProvider", "AWS::SSO::Instance"),
    duty="identity-access",
    severity="low",
    also=("CIS-5.0:1.20",),
    controls=("AC-2(1)", "IA-2", "IA-8"),
)


def run(account: Account, world: World) -> Result:
    if some(is_there, world.all("AWS::IAM::SAMLProvider", of=account)):
        return passed()
    found = some(is_there, world.all("AWS::SSO::Instance", of=account))
    return expect(found, "no directory outside the account signs people in")


def is_there(provider: Any) -> bool:
    return bool(provider)


EXAMPLES = """
# pass: the company's directory
Resources:
  Directory: {Type: "AWS::IAM::SAMLProvider", Properties: {Name: corp, SamlMetadataDocument: text}}
  Account: {Type: "Remit::Account::Account"}
Closed: true
---
# fail: none
Type: Remit::Account::Account
Closed: true
---
# undetermined: a template does not show the rest of the account
Type: Remit::Account::Account
"""
