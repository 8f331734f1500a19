"""AWS Budgets, and how the Recycle Bin keeps what was deleted.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/budgets_budget
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.model import Unknown
from remit.sources.terraform.mapping.table import Block, Each, Table, To, keyed, members, within

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remit.sources.terraform.mapping.table import Spec


def subscribers(kind: str, addresses: Any) -> list[Any]:
    """Who is told in one way. An address that is not known is a subscriber that is not."""
    return [
        each if isinstance(each, Unknown) else {"SubscriptionType": kind, "Address": each}
        for each in members(addresses)
    ]


def notification(told: Mapping[str, Any]) -> dict[str, Any]:
    """When somebody is told, and who."""
    people = subscribers("EMAIL", told.get("subscriber_email_addresses"))
    topics = subscribers("SNS", told.get("subscriber_sns_topic_arns"))
    names = ("comparison_operator", "notification_type", "threshold", "threshold_type")
    return {"Notification": {name: told.get(name) for name in names}, "Subscribers": [*people, *topics]}


BUDGET: Mapping[str, Spec] = {
    "auto_adjust_data": "AutoAdjustData",
    "billing_view_arn": "BillingViewArn",
    "budget_type": "BudgetType",
    "cost_filter": To("CostFilters", keyed("name", "values")),
    "cost_types": "CostTypes",
    "filter_expression": "FilterExpression",
    "limit_amount": "BudgetLimit.Amount",
    "limit_unit": "BudgetLimit.Unit",
    "metrics": "Metrics",
    "name": "BudgetName",
    "time_unit": "TimeUnit",
}

TABLES = (
    Table(
        "aws_budgets_budget",
        "AWS::Budgets::Budget",
        {
            "notification": Each("NotificationsWithSubscribers", notification),
            "tags": "ResourceTags",
            **within("Budget", BUDGET),
        },
        drop="account_id name_prefix planned_limit time_period_end time_period_start",
    ),
    Table(
        "aws_rbin_rule",
        "AWS::Rbin::Rule",
        {
            "lock_configuration": Block(
                "LockConfiguration",
                {
                    "unlock_delay": Block(
                        "", {"unlock_delay_unit": "UnlockDelayUnit", "unlock_delay_value": "UnlockDelayValue"}
                    )
                },
            )
        },
        ids={"arn": "Ref", "id": "Identifier"},
    ),
)
