"""Client VPN endpoints log their connections.

Why: the log tells who came into the network, from where and when. Without it nobody can say whether a stolen
certificate was used.

Fix: set `ConnectionLogOptions` with `Enabled: true` and a log group. Connections are not interrupted; the log is
billed by volume.

Links:
- https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/connection-logging.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.ec2 import ClientVpnEndpoint

META = Meta(
    type="AWS::EC2::ClientVpnEndpoint",
    duty="logging-monitoring",
    severity="low",
    also=(
        "EC2.51",
        "config:ec2-client-vpn-connection-log-enabled",
        "ec2_client_vpn_endpoint_connection_logging_enabled",
    ),
    controls=("AC-2(12)", "AC-4(26)", "AU-2", "AU-3", "AU-12"),
)


def run(endpoint: ClientVpnEndpoint) -> Result:
    return expect(endpoint.ConnectionLogOptions.Enabled, "nobody can tell who connected")


EXAMPLES = """
# pass: logged
Type: AWS::EC2::ClientVpnEndpoint
Properties: {ConnectionLogOptions: {Enabled: true, CloudwatchLogGroup: vpn}}
---
# fail: not
Type: AWS::EC2::ClientVpnEndpoint
Properties: {ConnectionLogOptions: {Enabled: false}}
---
# undetermined: a parameter
Type: AWS::EC2::ClientVpnEndpoint
Properties: {ConnectionLogOptions: {Enabled: !Ref Logging}}
"""
