"""A directory outside the account signs people in.

Why: whoever signs in as a user of the account has credentials that stay when the person leaves. A provider stands for
the directory that knows who still belongs: its people take a role, for hours.

Fix: make an `AWS::IAM::SAMLProvider` of the directory's metadata, and roles that trust it; or give people permission
sets in IAM Identity Center, which makes such a provider in every account that it signs people in to. Free.

Links:
- https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_saml.html
- https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#bp-users-federation-idp
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.remit_account import Account

META = Meta(
    type="Remit::Account::Account",
    needs=("AWS::IAM::SAMLProvider",),
    duty="identity-access",
    severity="low",
    also=("iam_check_saml_providers_sts",),
    controls=("AC-2(1)", "IA-2", "IA-8"),
)


def run(account: Account, world: World) -> Result:
    return expect(some(bool, world.all("AWS::IAM::SAMLProvider", of=account)), "the account knows no SAML provider")


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
