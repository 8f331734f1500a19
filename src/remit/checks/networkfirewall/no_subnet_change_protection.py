"""Firewalls keep their subnets.

Why: taking a subnet away from the firewall leaves a zone without it: traffic stops, or is sent around it.

Fix: set `SubnetChangeProtection: true`. No interruption; it must be switched off before subnets can change.

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
    duty="network-controls",
    severity="medium",
    also=("NetworkFirewall.10", "config:netfw-subnet-change-protection-enabled"),
    controls=("CA-9(1)", "CM-2", "CM-3", "SC-5(2)"),
)


def run(firewall: Firewall) -> Result:
    return expect(
        firewall.SubnetChangeProtection, "one call undoes its protection"
    )  # off by default (CloudFormation reference)


EXAMPLES = """
# pass: on
Type: AWS::NetworkFirewall::Firewall
Properties: {FirewallName: edge, FirewallPolicyArn: policy, VpcId: vpc-1, SubnetChangeProtection: true,
   SubnetMappings: [{SubnetId: subnet-1}]}
---
# fail: off by default
Type: AWS::NetworkFirewall::Firewall
Properties: {FirewallName: edge, FirewallPolicyArn: policy, VpcId: vpc-1, SubnetMappings: [{SubnetId: subnet-1}]}
---
# undetermined: a parameter
Type: AWS::NetworkFirewall::Firewall
Properties: {FirewallName: edge, FirewallPolicyArn: policy, VpcId: vpc-1, SubnetChangeProtection: !Ref Protected,
   SubnetMappings: [{SubnetId: subnet-1}]}
"""
