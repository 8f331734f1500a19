"""Launch configurations give no public addresses.

Why: each instance of the group then has an address of its own on the internet, past the load balancer.

Fix: set `AssociatePublicIpAddress: false`, better in a launch template that replaces the launch configuration.
Instances that run keep their address until they are replaced.

Note: one that does not say leaves it to the subnet, which `ec2.subnet-gives-public-addresses` asks.

Links:
- https://docs.aws.amazon.com/autoscaling/ec2/userguide/launch-configurations.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/autoscaling-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.autoscaling import LaunchConfiguration

META = Meta(
    type="AWS::AutoScaling::LaunchConfiguration",
    duty="network-controls",
    severity="high",
    also=(
        "AutoScaling.5",
        "config:autoscaling-launch-config-public-ip-disabled",
        "CKV_AWS_88",
        "CKV_AWS_389",
        "autoscaling_group_launch_configuration_no_public_ip",
        "AUTOSCALING_LAUNCH_CONFIG_PUBLIC_IP_DISABLED",
    ),
    controls=("AC-4", "SC-7", "SC-7(3)", "SC-7(11)"),
)


def run(configuration: LaunchConfiguration) -> Result:
    return expect(not configuration.AssociatePublicIpAddress, "its instances get a public address")


EXAMPLES = """
# pass: declined
Type: AWS::AutoScaling::LaunchConfiguration
Properties: {ImageId: ami-1, AssociatePublicIpAddress: false}
---
# fail: asked for
Type: AWS::AutoScaling::LaunchConfiguration
Properties: {ImageId: ami-1, AssociatePublicIpAddress: true}
---
# undetermined: a parameter
Type: AWS::AutoScaling::LaunchConfiguration
Properties: {ImageId: ami-1, AssociatePublicIpAddress: !Ref Public}
"""
