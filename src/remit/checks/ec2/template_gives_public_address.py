"""Launch templates give no public addresses.

Why: each instance of the template then has an address of its own on the internet, where one wrong security-group rule
exposes it.

Fix: set `LaunchTemplateData.NetworkInterfaces[].AssociatePublicIpAddress: false` in a new version, and put a load
balancer before the instances. Instances that run keep their address until they are replaced.

Note: a template that does not say leaves it to the subnet, which `ec2.subnet-gives-public-addresses` asks.

Links:
- https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from remit.schema.stubs.ec2 import LaunchTemplate

META = Meta(
    type="AWS::EC2::LaunchTemplate",
    duty="network-controls",
    severity="high",
    also=("EC2.25", "config:ec2-launch-template-public-ip-disabled", "CKV_AWS_88", "ec2_launch_template_no_public_ip"),
    controls=("AC-4", "SC-7", "SC-7(3)", "SC-7(11)"),
)


def run(template: LaunchTemplate) -> Result:
    interfaces = template.LaunchTemplateData.NetworkInterfaces
    public = some(lambda interface: interface.AssociatePublicIpAddress, interfaces)
    return expect(not public, "its instances get a public address")


EXAMPLES = """
# pass: declined
Type: AWS::EC2::LaunchTemplate
Properties: {LaunchTemplateData: {NetworkInterfaces: [{DeviceIndex: 0, AssociatePublicIpAddress: false}]}}
---
# fail: asked for
Type: AWS::EC2::LaunchTemplate
Properties: {LaunchTemplateData: {NetworkInterfaces: [{DeviceIndex: 0, AssociatePublicIpAddress: true}]}}
---
# undetermined: a parameter
Type: AWS::EC2::LaunchTemplate
Properties: {LaunchTemplateData: {NetworkInterfaces: [{DeviceIndex: 0, AssociatePublicIpAddress: !Ref Public}]}}
"""
