"""Web ACLs have rules.

Why: an ACL without rules that allows by default looks like protection in every list and lets everything through.

Fix: add managed rule groups to `Rules` (`AWSManagedRulesCommonRuleSet`, `AWSManagedRulesKnownBadInputsRuleSet`) and a
rate-based rule, first with `OverrideAction: Count`. Priced per rule and request; takes effect within minutes.

Links:
- https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-list.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/waf-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, failed, passed

if TYPE_CHECKING:
    from remit.schema.stubs.wafv2 import WebACL

META = Meta(
    type="AWS::WAFv2::WebACL",
    duty="network-controls",
    severity="medium",
    also=("WAF.10", "config:wafv2-webacl-not-empty", "CKV_AWS_175", "wafv2_webacl_with_rules"),
    controls=("AC-4(21)", "SC-7", "CM-2"),
)


def run(acl: WebACL) -> Result:
    if acl.Rules or "Block" in acl.DefaultAction:
        return passed()
    return failed("it lets everything through")


EXAMPLES = """
# pass: AWS's common rules
Type: AWS::WAFv2::WebACL
Properties:
  Scope: REGIONAL
  DefaultAction: {Allow: {}}
  Rules:
    - Name: common
      Priority: 0
      OverrideAction: {None: {}}
      Statement: {ManagedRuleGroupStatement: {VendorName: AWS, Name: AWSManagedRulesCommonRuleSet}}
---
# pass: it blocks everything
Type: AWS::WAFv2::WebACL
Properties: {Scope: REGIONAL, DefaultAction: {Block: {}}}
---
# fail: none
Type: AWS::WAFv2::WebACL
Properties: {Scope: REGIONAL, DefaultAction: {Allow: {}}, Rules: []}
---
# undetermined: a parameter
Type: AWS::WAFv2::WebACL
Properties: {Scope: REGIONAL, DefaultAction: {Allow: {}}, Rules: !Ref Rules}
"""
