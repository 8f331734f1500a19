"""Stateless rule groups have rules.

Why: an empty group reads as if it filtered something.

Fix: add rules to `StatelessRules`, or take the group out of the policy. Takes effect within minutes.

Links:
- https://docs.aws.amazon.com/network-firewall/latest/developerguide/stateless-rule-groups-5-tuple.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/networkfirewall-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable, some

if TYPE_CHECKING:
    from remit.schema.stubs.networkfirewall import RuleGroup

META = Meta(
    type="AWS::NetworkFirewall::RuleGroup",
    duty="network-controls",
    severity="medium",
    also=("NetworkFirewall.6", "config:netfw-stateless-rule-group-not-empty"),
    controls=("AC-4(21)", "SC-7", "SC-7(5)"),
)


def run(group: RuleGroup) -> Result:
    if group.Type != "STATELESS":
        return not_applicable("it is stateful")
    rules = group.RuleGroup.RulesSource.StatelessRulesAndCustomActions.StatelessRules
    return expect(some(bool, rules), "it filters nothing")


EXAMPLES = """
# pass: one rule
Type: AWS::NetworkFirewall::RuleGroup
Properties:
  RuleGroupName: edge
  Type: STATELESS
  Capacity: 100
  RuleGroup:
    RulesSource:
      StatelessRulesAndCustomActions:
        StatelessRules: [{Priority: 1, RuleDefinition: {Actions: ["aws:drop"], MatchAttributes: {Protocols: [1]}}}]
---
# fail: none
Type: AWS::NetworkFirewall::RuleGroup
Properties:
  RuleGroupName: edge
  Type: STATELESS
  Capacity: 100
  RuleGroup: {RulesSource: {StatelessRulesAndCustomActions: {StatelessRules: []}}}
---
# undetermined: a parameter
Type: AWS::NetworkFirewall::RuleGroup
Properties:
  RuleGroupName: edge
  Type: STATELESS
  Capacity: 100
  RuleGroup: {RulesSource: {StatelessRulesAndCustomActions: {StatelessRules: !Ref Rules}}}
---
# not-applicable: stateful
Type: AWS::NetworkFirewall::RuleGroup
Properties: {RuleGroupName: edge, Type: STATEFUL, Capacity: 100}
"""
