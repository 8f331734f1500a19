"""Both tunnels of a VPN connection keep a log.

Why: the log shows why a tunnel broke and who tried to negotiate one. AWS cannot tell later what it did not write
down.

Fix: set `VpnTunnelOptionsSpecifications[].LogOptions.CloudwatchLogOptions` with `LogEnabled: true` and a log group
for both tunnels. Changing a tunnel's options interrupts it; the other one carries on.

Links:
- https://docs.aws.amazon.com/vpn/latest/s2svpn/monitoring-logs.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, every, expect

if TYPE_CHECKING:
    from remit.schema.stubs.ec2 import VPNConnection

META = Meta(
    type="AWS::EC2::VPNConnection",
    duty="logging-monitoring",
    severity="medium",
    also=("EC2.171", "config:ec2-vpn-connection-logging-enabled"),
    controls=("AU-2", "AU-3", "AU-12", "SI-4"),
)

TUNNELS = 2  # every connection has two, also those that are not described (VPNTunnels)


def run(connection: VPNConnection) -> Result:
    tunnels = connection.VpnTunnelOptionsSpecifications
    logged = len(tunnels) == TUNNELS and every(lambda one: one.LogOptions.CloudwatchLogOptions.LogEnabled, tunnels)
    return expect(logged, "a tunnel keeps no log")


EXAMPLES = """
# pass: both
Type: AWS::EC2::VPNConnection
Properties:
  Type: ipsec.1
  CustomerGatewayId: cgw-1
  VpnTunnelOptionsSpecifications:
    - LogOptions: {CloudwatchLogOptions: {LogEnabled: true, LogGroupArn: !GetAtt Group.Arn}}
    - LogOptions: {CloudwatchLogOptions: {LogEnabled: true, LogGroupArn: !GetAtt Group.Arn}}
---
# fail: none
Type: AWS::EC2::VPNConnection
Properties: {Type: ipsec.1, CustomerGatewayId: cgw-1}
---
# undetermined: a parameter
Type: AWS::EC2::VPNConnection
Properties:
  Type: ipsec.1
  CustomerGatewayId: cgw-1
  VpnTunnelOptionsSpecifications:
    - LogOptions: {CloudwatchLogOptions: {LogEnabled: !Ref Logging}}
    - LogOptions: {CloudwatchLogOptions: {LogEnabled: !Ref Logging}}
"""
