"""Web ACLs of AWS WAF Classic have rules.

Why: an ACL without rules looks like protection in every list and does nothing.

Fix: move to AWS WAF (`AWS::WAFv2::WebACL`): AWS has ended support for WAF Classic. Until then set `Rules`.

Links:
- https://docs.aws.amazon.com/waf/latest/developerguide/waf-migrating-from-classic.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/waf-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from typing import Any

META = Meta(
    type=("AWS::WAF::WebACL", "AWS::WAFRegional::WebACL"),
    duty="network-controls",
    severity="medium",
    also=(
        "WAF.4",
        "WAF.8",
        "config:waf-regional-webacl-not-empty",
        "config:waf-global-webacl-not-empty",
        "waf_regional_webacl_with_rules",
        "waf_global_webacl_with_rules",
        "CKV_AWS_175",
    ),
    controls=("AC-4(21)", "SC-7", "SC-7(11)", "SC-7(16)"),
)


def run(resource: Any) -> Result:
    return expect(resource.Rules, "it is empty")


EXAMPLES = """
# pass: one
Type: AWS::WAF::WebACL
Properties: {DefaultAction: {Type: ALLOW}, MetricName: web, Name: web, Rules: [{Priority: 1, RuleId: rule}]}
---
# fail: none
Type: AWS::WAFRegional::WebACL
Properties: {DefaultAction: {Type: ALLOW}, MetricName: web, Name: web}
---
# undetermined: a parameter
Type: AWS::WAFRegional::WebACL
Properties: {DefaultAction: {Type: ALLOW}, MetricName: web, Name: web, Rules: !Ref Them}
"""
