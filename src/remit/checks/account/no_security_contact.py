"""The account tells AWS whom to call about security.

Why: AWS writes to the security contact when it sees an exposed key or an abused instance; without one the mail goes
to the root user's address, which nobody reads at night.

Fix: set the alternate contact of type security (Account settings, or `aws account put-alternate-contact`), best a
list that is read around the clock.

Links:
- https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-update-contact-alternate.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/account-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.remit_account import Contacts

META = Meta(
    type="Remit::Account::Contacts",
    duty="logging-monitoring",
    severity="medium",
    also=(
        "Account.1",
        "CIS-5.0:1.2",
        "config:security-account-information-provided",
        "account_security_contact_information_is_registered",
    ),
    controls=("IR-6", "CM-2"),
)


def run(contacts: Contacts) -> Result:
    return expect(contacts.SecurityContact.EmailAddress, "no security contact is set")


EXAMPLES = """
# pass: a team's address
Type: Remit::Account::Contacts
Properties: {SecurityContact: {EmailAddress: security@example.com}}
---
# fail: none
Type: Remit::Account::Contacts
---
# undetermined: account:GetAlternateContact was refused
Type: Remit::Account::Contacts
Properties: {SecurityContact: !Ref Refused}
"""
