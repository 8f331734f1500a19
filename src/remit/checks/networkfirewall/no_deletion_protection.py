"""Firewalls cannot be deleted by one call.

Why: one wrong command, or one stolen key, takes the firewall away from the whole network.

Fix: set `DeleteProtection: true`. No interruption; it must be switched off before the firewall can go.

Links:
- https://docs.aws.amazon.com/network-firewall/latest/developerguide/firewall-settings.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/networkfirewall-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.networkfirewall import Firewall

META = Meta(
    type="AWS::NetworkFirewall::Firewall",
    duty="backup-recovery",
    severity="medium",
    also=(
        "NetworkFirewall.9",
        "config:netfw-deletion-protection-enabled",
        "CKV_AWS_344",
        "networkfirewall_deletion_protection",
    ),
    controls=("CA-9(1)", "CM-2", "CM-3", "SC-5(2)"),
)


def run(firewall: Firewall) -> Result:
    return expect(
        firewall.DeleteProtection, "one call undoes its protection"
    )  # off by default (CloudFormation reference)


EXAMPLES = """
# pass: on
Type: AWS::NetworkFirewall::Firewall
Properties: {FirewallName: edge, FirewallPolicyArn: policy, VpcId: vpc-1, DeleteProtection: true,
   SubnetMappings: [{SubnetId: subnet-1}]}
---
# fail: off by default
Type: AWS::NetworkFirewall::Firewall
Properties: {FirewallName: edge, FirewallPolicyArn: policy, VpcId: vpc-1, SubnetMappings: [{SubnetId: subnet-1}]}
---
# undetermined: a parameter
Type: AWS::NetworkFirewall::Firewall
Properties: {FirewallName: edge, FirewallPolicyArn: policy, VpcId: vpc-1, DeleteProtection: !Ref Protected,
   SubnetMappings: [{SubnetId: subnet-1}]}
"""
