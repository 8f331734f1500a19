"""Security, operations and billing have a contact each.

Why: AWS writes to each of them about other things. One address for all means that the mail about an abused key lies
among invoices.

Fix: set the three alternate contacts to different addresses, best lists (Account settings, or `aws account
put-alternate-contact`).

Links:
- https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-update-contact-alternate.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, every, expect, failed

if TYPE_CHECKING:
    from remit.schema.stubs.remit_account import Contacts

META = Meta(
    type="Remit::Account::Contacts",
    duty="logging-monitoring",
    severity="low",
    also=("account_maintain_different_contact_details_to_security_billing_and_operations",),
    controls=("IR-6", "CM-2"),
)


THREE = 3


def run(contacts: Contacts) -> Result:
    kinds = (contacts.SecurityContact, contacts.OperationsContact, contacts.BillingContact)
    addresses = [contact.EmailAddress for contact in kinds]
    if not every(bool, addresses):
        return failed("a contact is not set")
    return expect(len({*addresses}) == THREE, "two contacts have the same address")


EXAMPLES = """
# pass: three
Type: Remit::Account::Contacts
Properties:
  SecurityContact: {EmailAddress: security@example.com}
  OperationsContact: {EmailAddress: operations@example.com}
  BillingContact: {EmailAddress: billing@example.com}
Closed: true
---
# fail: two are the same
Type: Remit::Account::Contacts
Properties:
  SecurityContact: {EmailAddress: all@example.com}
  OperationsContact: {EmailAddress: all@example.com}
  BillingContact: {EmailAddress: billing@example.com}
Closed: true
---
# fail: none
Type: Remit::Account::Contacts
Closed: true
---
# undetermined: account:GetAlternateContact was refused
Type: Remit::Account::Contacts
Properties:
  SecurityContact: !Ref Refused
  OperationsContact: {EmailAddress: operations@example.com}
  BillingContact: {EmailAddress: billing@example.com}
Closed: true
"""
