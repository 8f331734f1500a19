"""Web ACLs block what their rules find.

Why: rules that only count let every attack through that they recognise. That is right for the first days of a rule;
after it, the ACL looks like protection in every list and is none.

Fix: set `Action: {Block: {}}` on the rules, and `OverrideAction: {None: {}}` on rule groups, once the counts show no
false alarm. Takes effect within minutes, without interruption.

Links:
- https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-testing.html
- https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-rule-group-override-options.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable, some

if TYPE_CHECKING:
    from typing import Any

    from remit.schema.stubs.wafv2 import WebACL

META = Meta(
    type="AWS::WAFv2::WebACL",
    duty="network-controls",
    severity="medium",
    controls=("AC-4(21)", "SC-7", "SI-4"),
)


def run(acl: WebACL) -> Result:
    if not acl.Rules:
        return not_applicable("it has no rules")
    if "Block" in acl.DefaultAction:
        return not_applicable("it lets through only what its rules allow")
    return expect(some(acts, acl.Rules), "all of its rules only count")


def acts(rule: Any) -> bool:
    return "None" in rule.OverrideAction or some(lambda name: name in rule.Action, ("Block", "Captcha", "Challenge"))


EXAMPLES = """
# pass: a managed group acts
Type: AWS::WAFv2::WebACL
Properties:
  Scope: REGIONAL
  DefaultAction: {Allow: {}}
  Rules: [{Name: common, Priority: 0, OverrideAction: {None: {}}}]
---
# fail: it only counts
Type: AWS::WAFv2::WebACL
Properties:
  Scope: REGIONAL
  DefaultAction: {Allow: {}}
  Rules: [{Name: common, Priority: 0, OverrideAction: {Count: {}}}, {Name: rate, Priority: 1, Action: {Count: {}}}]
---
# undetermined: a parameter decides
Type: AWS::WAFv2::WebACL
Properties:
  Scope: REGIONAL
  DefaultAction: {Allow: {}}
  Rules: [{Name: common, Priority: 0, OverrideAction: !Ref Action}]
---
# not-applicable: it blocks unless a rule allows
Type: AWS::WAFv2::WebACL
Properties: {Scope: REGIONAL, DefaultAction: {Block: {}}, Rules: [{Name: us, Priority: 0, Action: {Allow: {}}}]}
"""
