"""Firewalls log what they see.

Why: alerts that nobody keeps were for nothing, and after an intrusion there is no trace of the traffic.

Fix: add an `AWS::NetworkFirewall::LoggingConfiguration` for `ALERT` and `FLOW`. No interruption; logs are billed by
volume.

Links:
- https://docs.aws.amazon.com/network-firewall/latest/developerguide/firewall-logging.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/networkfirewall-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from remit.schema.stubs.networkfirewall import Firewall

META = Meta(
    type="AWS::NetworkFirewall::Firewall",
    duty="logging-monitoring",
    severity="medium",
    also=("NetworkFirewall.2", "config:netfw-logging-enabled", "CKV2_AWS_63", "networkfirewall_logging_enabled"),
    controls=("AU-2", "AU-3", "AU-12", "CA-7", "SI-3(8)"),
)


def run(firewall: Firewall) -> Result:
    return expect(some(bool, firewall.LoggingConfiguration.LogDestinationConfigs), "nothing of what it sees is kept")


EXAMPLES = """
# pass: to a log group
Resources:
  Logging:
    Type: AWS::NetworkFirewall::LoggingConfiguration
    Properties:
      FirewallArn: !Ref Firewall
      LoggingConfiguration:
        LogDestinationConfigs:
          - {LogType: ALERT, LogDestinationType: CloudWatchLogs, LogDestination: {logGroup: firewall}}
  Firewall:
    Type: AWS::NetworkFirewall::Firewall
    Properties: {FirewallName: edge, FirewallPolicyArn: policy, VpcId: vpc-1, SubnetMappings: [{SubnetId: subnet-1}]}
---
# fail: nowhere
Type: AWS::NetworkFirewall::Firewall
Properties: {FirewallName: edge, FirewallPolicyArn: policy, VpcId: vpc-1, SubnetMappings: [{SubnetId: subnet-1}]}
---
# undetermined: a parameter
Resources:
  Logging:
    Type: AWS::NetworkFirewall::LoggingConfiguration
    Properties: {FirewallArn: !Ref Firewall, LoggingConfiguration: {LogDestinationConfigs: !Ref Places}}
  Firewall:
    Type: AWS::NetworkFirewall::Firewall
    Properties: {FirewallName: edge, FirewallPolicyArn: policy, VpcId: vpc-1, SubnetMappings: [{SubnetId: subnet-1}]}
"""
