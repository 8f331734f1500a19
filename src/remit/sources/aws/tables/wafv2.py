"""AWS WAF: web ACLs, what they log, and what they stand before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.sources.aws.table import Call, Fixed, Table

if TYPE_CHECKING:
    from remit.sources.aws.table import Transform

NO_ACL = ("WAFNonexistentItemException",)


def web_acl_of(path: str, *, when: Transform | None = None, needs: tuple[str, ...] = ()) -> Call:
    """The web ACL that stands before the resource whose ARN is at `path`. Some services want an action of their own."""
    return Call(
        "wafv2:GetWebACLForResource",
        bound={"ResourceArn": path},
        absent=NO_ACL,
        fills={"WebACLAssociation.WebACLArn": "WebACL.ARN"},
        when=when,
        needs=needs,
    )


def web_acls(scope: str) -> Table:
    """The web ACLs of a scope: those for CloudFront are asked for in the Region of the global services."""
    return Table(
        "AWS::WAFv2::WebACL",
        Call(
            "wafv2:ListWebACLs",
            "WebACLs[]",
            fixed={"Scope": scope, "Limit": 100},
            more="NextMarker",
            same="Name Description",
            fills={"Arn": "ARN", "Id": "Id", "Scope": Fixed(scope)},
        ),
        (
            Call(
                "wafv2:GetWebACL",
                "WebACL",
                fixed={"Scope": scope},
                bound={"Name": "Name", "Id": "Id"},
                same="AssociationConfig Capacity CaptchaConfig ChallengeConfig CustomResponseBodies"
                " DataProtectionConfig DefaultAction LabelNamespace Rules TokenDomains VisibilityConfig",
            ),
            Call(
                "wafv2:GetLoggingConfiguration",
                "LoggingConfiguration",
                bound={"ResourceArn": "ARN"},
                absent=NO_ACL,
                fills={"LoggingConfiguration": "@"},
            ),
        ),
        where="global" if scope == "CLOUDFRONT" else "region",
        id="Id",
        arn="ARN",
        name="Name",
        tags="@tagging",
    )


def rule_groups(scope: str) -> Table:
    """The rule groups of a scope that are the account's own."""
    return Table(
        "AWS::WAFv2::RuleGroup",
        Call(
            "wafv2:ListRuleGroups",
            "RuleGroups[]",
            fixed={"Scope": scope, "Limit": 100},
            more="NextMarker",
            same="Description Name",
            fills={"Arn": "ARN", "Id": "Id", "Scope": Fixed(scope)},
        ),
        (
            Call(
                "wafv2:GetRuleGroup",
                "RuleGroup",
                bound={"ARN": "ARN"},
                same="AvailableLabels Capacity ConsumedLabels CustomResponseBodies LabelNamespace Rules"
                " VisibilityConfig",
            ),
        ),
        where="global" if scope == "CLOUDFRONT" else "region",
        id="Id",
        arn="ARN",
        name="Name",
        tags="@tagging",
    )


TABLES = (web_acls("REGIONAL"), web_acls("CLOUDFRONT"), rule_groups("REGIONAL"), rule_groups("CLOUDFRONT"))
