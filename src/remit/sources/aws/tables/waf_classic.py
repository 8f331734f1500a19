"""AWS WAF Classic, global and regional."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.sources.aws.table import Call, Table

if TYPE_CHECKING:
    from typing import Literal


def classic(service: str, namespace: str, where: Literal["global", "region"]) -> tuple[Table, Table]:
    """The rules and web ACLs of one of its two services."""
    return (
        Table(
            f"AWS::{namespace}::Rule",
            Call(
                f"{service}:ListRules",
                "Rules[]",
                fixed={"Limit": 100},
                more="NextMarker",
                same="Name",
                fills={"Id": "RuleId"},
            ),
            (Call(f"{service}:GetRule", "Rule", bound={"RuleId": "RuleId"}, same="MetricName Predicates"),),
            where=where,
            id="RuleId",
            name="Name",
            unique=True,
        ),
        Table(
            f"AWS::{namespace}::WebACL",
            Call(
                f"{service}:ListWebACLs",
                "WebACLs[]",
                fixed={"Limit": 100},
                more="NextMarker",
                same="Name",
                fills={"Id": "WebACLId"},
            ),
            (
                Call(
                    f"{service}:GetWebACL",
                    "WebACL",
                    bound={"WebACLId": "WebACLId"},
                    same="DefaultAction MetricName Rules",
                ),
            ),
            where=where,
            id="WebACLId",
            arn="WebACLArn",
            name="Name",
            unique=True,
        ),
    )


TABLES = (*classic("waf", "WAF", "global"), *classic("waf-regional", "WAFRegional", "region"))
