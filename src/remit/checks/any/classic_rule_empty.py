"""Rules of AWS WAF Classic have conditions.

Why: a rule without conditions matches nothing, so that what it should block passes.

Fix: move to AWS WAF (`AWS::WAFv2::WebACL`): AWS has ended support for WAF Classic. Until then set `Predicates`.

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
    type=("AWS::WAF::Rule", "AWS::WAFRegional::Rule"),
    duty="network-controls",
    severity="medium",
    also=(
        "WAF.2",
        "WAF.6",
        "config:waf-regional-rule-not-empty",
        "config:waf-global-rule-not-empty",
        "waf_regional_rule_with_conditions",
        "waf_global_rule_with_conditions",
    ),
    controls=("AC-4(21)", "SC-7", "SC-7(11)", "SC-7(16)"),
)


def run(resource: Any) -> Result:
    return expect(resource.Predicates, "it is empty")


EXAMPLES = """
# pass: one
Type: AWS::WAF::Rule
Properties: {MetricName: web, Name: web, Predicates: [{DataId: set, Negated: false, Type: IPMatch}]}
---
# fail: none
Type: AWS::WAFRegional::Rule
Properties: {MetricName: web, Name: web}
---
# undetermined: a parameter
Type: AWS::WAFRegional::Rule
Properties: {MetricName: web, Name: web, Predicates: !Ref Them}
"""
