"""Firewalls stand in two Availability Zones.

Why: when its only zone fails, all traffic through the firewall stops, or is sent around it.

Fix: add a subnet of another zone to `SubnetMappings`, and routes to it. No interruption; each endpoint is billed by
the hour.

Links:
- https://docs.aws.amazon.com/network-firewall/latest/developerguide/arch-two-zone-igw.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/networkfirewall-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from remit.schema.stubs.networkfirewall import Firewall

META = Meta(
    type="AWS::NetworkFirewall::Firewall",
    duty="backup-recovery",
    severity="medium",
    also=("NetworkFirewall.1", "config:netfw-multi-az-enabled", "networkfirewall_multi_az"),
    controls=("CP-10", "CP-2(2)", "CP-6(2)", "SC-36", "SC-5(2)", "SI-13(5)"),
)


def run(firewall: Firewall) -> Result:
    ways = (lambda: len(firewall.SubnetMappings) > 1, lambda: len(firewall.AvailabilityZoneMappings) > 1)
    return expect(some(lambda way: way(), ways), "it stands in one zone")


EXAMPLES = """
# pass: two
Type: AWS::NetworkFirewall::Firewall
Properties: {FirewallName: edge, FirewallPolicyArn: policy, VpcId: vpc-1, SubnetMappings: [{SubnetId: subnet-1},
   {SubnetId: subnet-2}]}
---
# fail: one
Type: AWS::NetworkFirewall::Firewall
Properties: {FirewallName: edge, FirewallPolicyArn: policy, VpcId: vpc-1, SubnetMappings: [{SubnetId: subnet-1}]}
---
# undetermined: a parameter
Type: AWS::NetworkFirewall::Firewall
Properties: {FirewallName: edge, FirewallPolicyArn: policy, VpcId: vpc-1, SubnetMappings: !Ref Subnets}
"""
