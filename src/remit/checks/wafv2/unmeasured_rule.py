"""Rules of the firewall count what they match.

Why: a rule without a metric blocks customers or lets attacks through, and nobody sees either.

Fix: set `VisibilityConfig.CloudWatchMetricsEnabled: true` for every rule. It takes effect at once; the metrics cost
nothing.

Links:
- https://docs.aws.amazon.com/waf/latest/developerguide/monitoring-cloudwatch.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/waf-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from remit.schema.stubs.wafv2 import RuleGroup, WebACL

META = Meta(
    type=("AWS::WAFv2::WebACL", "AWS::WAFv2::RuleGroup"),
    duty="network-controls",
    severity="medium",
    also=("WAF.12", "config:wafv2-rulegroup-logging-enabled", "wafv2_webacl_rule_logging_enabled"),
    controls=("AC-4(26)", "AU-10", "AU-12", "AU-2", "AU-3", "AU-6(3)", "CA-7", "SI-7(8)"),
)


def run(acl: WebACL | RuleGroup) -> Result:
    silent = some(lambda rule: not rule.VisibilityConfig.CloudWatchMetricsEnabled, acl.Rules)
    return expect(not silent, "a rule counts nothing")


EXAMPLES = """
# pass: counted
Type: AWS::WAFv2::RuleGroup
Properties:
  Scope: REGIONAL
  Capacity: 10
  Rules:
    - Name: a
      Priority: 0
      VisibilityConfig: {CloudWatchMetricsEnabled: true, MetricName: a, SampledRequestsEnabled: true}
---
# fail: not counted
Type: AWS::WAFv2::WebACL
Properties:
  Scope: REGIONAL
  Rules:
    - Name: a
      Priority: 0
      VisibilityConfig: {CloudWatchMetricsEnabled: false, MetricName: a, SampledRequestsEnabled: true}
---
# undetermined: a parameter
Type: AWS::WAFv2::WebACL
Properties: {Scope: REGIONAL, Rules: !Ref Rules}
"""
