"""AWS WAF. Statements within each other go by their names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.sources.terraform.mapping.json_text import document
from remit.sources.terraform.mapping.table import Block, Each, Table, To, Whole, members

if TYPE_CHECKING:
    from collections.abc import Mapping


def response_bodies(blocks: Any) -> dict[str, Any]:
    """Bodies of answers, by their key."""
    return {
        each["key"]: {"Content": each.get("content"), "ContentType": each.get("content_type")}
        for each in members(blocks)
    }


def body_limits(blocks: Any) -> dict[str, Any]:
    """How much of a request's body is looked at, by the kind of resource that is protected."""
    found = {}
    for block in members(blocks):
        for kind, inner in block.items():
            for each in members(inner):
                found[kind.upper()] = {"DefaultSizeInspectionLimit": each.get("default_size_inspection_limit")}
    return found


def one_rule(told: Mapping[str, Any]) -> dict[str, Any]:
    """A rule that is declared apart from its web ACL."""
    return {"Rules": [{name: value for name, value in told.items() if name != "web_acl_arn"}]}


def group_rule(told: Mapping[str, Any]) -> dict[str, Any]:
    """The rule that a web ACL takes a group of rules in by."""
    override = told.get("override_action", "none")
    rule: dict[str, Any] = {
        "Name": told.get("rule_name"),
        "Priority": told.get("priority"),
        "OverrideAction": {"Count" if override == "count" else "None": {}},
        "Statement": {
            "managed_rule_group_statement": told.get("managed_rule_group"),
            "rule_group_reference_statement": told.get("rule_group_reference"),
        },
        "VisibilityConfig": told.get("visibility_config"),
    }
    return {"Rules": [rule]}


RULES = "name priority action captcha_config challenge_config override_action rule_label statement visibility_config"
ACL = ("AWS::WAFv2::WebACL",)

TABLES = (
    Table(
        "aws_wafv2_web_acl",
        "AWS::WAFv2::WebACL",
        {
            "association_config": Block("AssociationConfig", {"request_body": To("RequestBody", body_limits)}),
            "custom_response_body": To("CustomResponseBodies", response_bodies),
            "rule_json": To("Rules", document),
        },
        ids={"id": "Id"},
        drop="name_prefix",
    ),
    Table(
        "aws_wafv2_web_acl_rule",
        whole=(Whole(("Rules",), one_rule, RULES),),
        parents=ACL,
        by="web_acl_arn",
    ),
    Table(
        "aws_wafv2_web_acl_rule_group_association",
        whole=(
            Whole(
                ("Rules",),
                group_rule,
                "rule_name priority override_action managed_rule_group rule_group_reference visibility_config",
            ),
        ),
        parents=ACL,
        by="web_acl_arn",
    ),
    Table(
        "aws_wafv2_rule_group",
        "AWS::WAFv2::RuleGroup",
        {"custom_response_body": To("CustomResponseBodies", response_bodies), "rules_json": To("Rules", document)},
        ids={"id": "Id"},
        drop="name_prefix",
    ),
    Table("aws_wafv2_ip_set", "AWS::WAFv2::IPSet", ids={"id": "Id"}, drop="name_prefix"),
    Table(
        "aws_wafv2_regex_pattern_set",
        "AWS::WAFv2::RegexPatternSet",
        {"regular_expression": Each("RegularExpressionList", lambda told: told.get("regex_string"))},
        ids={"id": "Id"},
        drop="name_prefix",
    ),
    Table("aws_wafv2_web_acl_association", "AWS::WAFv2::WebACLAssociation"),
    Table("aws_wafv2_web_acl_logging_configuration", "AWS::WAFv2::LoggingConfiguration"),
)
