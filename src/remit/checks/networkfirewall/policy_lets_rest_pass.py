"""Firewall policies do not let the rest pass unseen.

Why: packets that no stateless rule matches then go past the stateful rules, whole or in fragments.

Fix: set `StatelessDefaultActions` and `StatelessFragmentDefaultActions` to `aws:forward_to_sfe` or `aws:drop`. Takes
effect within minutes; test with alerts first.

Links:
- https://docs.aws.amazon.com/network-firewall/latest/developerguide/stateless-default-actions.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/networkfirewall-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from typing import Any

    from remit.schema.stubs.networkfirewall import FirewallPolicy

META = Meta(
    type="AWS::NetworkFirewall::FirewallPolicy",
    duty="network-controls",
    severity="medium",
    controls=("CA-9(1)", "CM-2", "SC-7"),
)

MEMBERS = {
    "full": {
        "property": "StatelessDefaultActions",
        "also": (
            "NetworkFirewall.4",
            "config:netfw-policy-default-action-full-packets",
            "networkfirewall_policy_default_action_full_packets",
        ),
    },
    "fragments": {
        "property": "StatelessFragmentDefaultActions",
        "also": (
            "NetworkFirewall.5",
            "config:netfw-policy-default-action-fragment-packets",
            "networkfirewall_policy_default_action_fragmented_packets",
        ),
    },
}


def run(policy: FirewallPolicy, member: dict[str, Any]) -> Result:
    actions = policy.FirewallPolicy[member["property"]]
    return expect(
        not some(lambda action: action == "aws:pass", actions), "what no stateless rule matches passes unseen"
    )


EXAMPLES = """
# pass: to the stateful rules
Type: AWS::NetworkFirewall::FirewallPolicy
Properties: {FirewallPolicyName: edge, FirewallPolicy: {StatelessDefaultActions: ["aws:forward_to_sfe"],
   StatelessFragmentDefaultActions: ["aws:forward_to_sfe"]}}
---
# fail: pass
Type: AWS::NetworkFirewall::FirewallPolicy
Properties: {FirewallPolicyName: edge, FirewallPolicy: {StatelessDefaultActions: ["aws:pass"],
   StatelessFragmentDefaultActions: ["aws:pass"]}}
---
# undetermined: parameters
Type: AWS::NetworkFirewall::FirewallPolicy
Properties: {FirewallPolicyName: edge, FirewallPolicy: {StatelessDefaultActions: !Ref Rest,
   StatelessFragmentDefaultActions: !Ref Rest}}
"""
