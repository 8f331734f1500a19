"""Amazon Macie: switching it on, and which findings it keeps.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/macie2_account
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.sources.terraform.mapping.table import Block, Table, To, given, mapped

if TYPE_CHECKING:
    from collections.abc import Mapping

COMPARISONS = ("eq", "gt", "gte", "lt", "lte", "neq")
"""CloudFormation has no word for `eq_exact_match`."""


def comparisons(told: Mapping[str, Any]) -> dict[str, Any]:
    """To what a field of a finding is compared."""
    return given(told, {name: name for name in COMPARISONS})


TABLES = (
    Table("aws_macie2_account", "AWS::Macie::Session"),
    Table(
        "aws_macie2_findings_filter",
        "AWS::Macie::FindingsFilter",
        {"finding_criteria": Block("FindingCriteria", {"criterion": To("Criterion", mapped("field", comparisons))})},
        drop="name_prefix",
    ),
    Table("aws_macie2_custom_data_identifier", "AWS::Macie::CustomDataIdentifier", drop="name_prefix"),
    Table(
        "aws_macie2_member",
        "AWS::Macie::Member",
        # Whether and how a member is invited has no word in CloudFormation.
        drop="invitation_disable_email_notification invitation_message invite status",
    ),
)
