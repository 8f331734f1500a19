"""AWS Account Management: whom AWS calls about the account.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/account_alternate_contact
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.sources.terraform.mapping.table import Table, Whole

if TYPE_CHECKING:
    from collections.abc import Mapping

CONTACTS = {"BILLING": "BillingContact", "OPERATIONS": "OperationsContact", "SECURITY": "SecurityContact"}


def contact(told: Mapping[str, Any]) -> dict[str, Any]:
    """The contact for one matter."""
    made = {"Name": told.get("name"), "EmailAddress": told.get("email_address")}
    which = CONTACTS[told["alternate_contact_type"]]
    if which == "SecurityContact":
        made |= {"Title": told.get("title"), "PhoneNumber": told.get("phone_number")}
    return {which: made}


TABLES = (
    Table(
        "aws_account_alternate_contact",
        "Remit::Account::Contacts",
        whole=(
            Whole(
                tuple(CONTACTS.values()),
                contact,
                "alternate_contact_type name email_address title phone_number",
            ),
        ),
        drop="account_id",
    ),
)
