"""Firewall policies have rules.

Why: a policy without rule groups lets through, or stops, everything alike.

Fix: name rule groups, for instance AWS's managed ones, in `StatefulRuleGroupReferences`. Takes effect within minutes.

Links:
- https://docs.aws.amazon.com/network-firewall/latest/developerguide/firewall-policies.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/networkfirewall-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from remit.schema.stubs.networkfirewall import FirewallPolicy

META = Meta(
    type="AWS::NetworkFirewall::FirewallPolicy",
    duty="network-controls",
    severity="medium",
    also=(
        "NetworkFirewall.3",
        "config:netfw-policy-rule-group-associated",
        "networkfirewall_policy_rule_group_associated",
    ),
    controls=("CA-9(1)", "CM-2", "SC-7"),
)


def run(policy: FirewallPolicy) -> Result:
    rules = policy.FirewallPolicy
    ways = (
        lambda: some(bool, rules.StatefulRuleGroupReferences),
        lambda: some(bool, rules.StatelessRuleGroupReferences),
    )
    return expect(some(lambda way: way(), ways), "it has no rules")


EXAMPLES = """
# pass: a group
Type: AWS::NetworkFirewall::FirewallPolicy
Properties: {FirewallPolicyName: edge, FirewallPolicy: {StatelessDefaultActions: ["aws:forward_to_sfe"],
   StatelessFragmentDefaultActions: ["aws:forward_to_sfe"],
   StatefulRuleGroupReferences: [{ResourceArn: "arn:aws:network-firewall:eu-west-1:111122223333:x/a"}]}}
---
# fail: none
Type: AWS::NetworkFirewall::FirewallPolicy
Properties: {FirewallPolicyName: edge, FirewallPolicy: {StatelessDefaultActions: ["aws:forward_to_sfe"],
   StatelessFragmentDefaultActions: ["aws:forward_to_sfe"]}}
---
# undetermined: a parameter
Type: AWS::NetworkFirewall::FirewallPolicy
Properties: {FirewallPolicyName: edge, FirewallPolicy: {StatelessDefaultActions: ["aws:forward_to_sfe"],
   StatelessFragmentDefaultActions: ["aws:forward_to_sfe"], StatefulRuleGroupReferences: !Ref Groups}}
"""
