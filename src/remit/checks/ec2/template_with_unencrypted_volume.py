"""Launch templates encrypt the volumes that they describe.

Why: every instance of the template gets such a volume, and a volume is encrypted when it is made or never.

Fix: set `LaunchTemplateData.BlockDeviceMappings[].Ebs.Encrypted: true` in a new version. It holds for instances
started from then on; an instance refresh replaces the others.

Links:
- https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, every, expect

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World
    from remit.schema.stubs.ec2 import LaunchTemplate

META = Meta(
    type="AWS::EC2::LaunchTemplate",
    needs=("Remit::EC2::AccountDefaults", "Remit::EC2::Snapshot"),
    duty="rest-encryption",
    severity="medium",
    also=("EC2.181", "config:ec2-launch-templates-ebs-volume-encrypted"),
    controls=("SC-28", "SC-28(1)", "SC-13"),
)


def run(template: LaunchTemplate, world: World) -> Result:
    devices = template.LaunchTemplateData.BlockDeviceMappings
    encrypted = every(lambda device: is_encrypted(device, template, world), devices)
    return expect(encrypted, "a volume of its instances is not encrypted")


def is_encrypted(device: Any, template: LaunchTemplate, world: World) -> bool:
    disk = device.Ebs
    if not disk:
        return True  # a disk of the host, or none
    if "Encrypted" in disk:
        return bool(disk.Encrypted)
    if world.fact("Remit::EC2::AccountDefaults", of=template).EbsEncryptionByDefault:
        return True
    return bool(world.resolve(disk.SnapshotId, "Remit::EC2::Snapshot").Encrypted)


EXAMPLES = """
# pass: encrypted
Type: AWS::EC2::LaunchTemplate
Properties: {LaunchTemplateData: {BlockDeviceMappings: [{DeviceName: /dev/xvda, Ebs: {Encrypted: true}}]}}
---
# fail: not
Type: AWS::EC2::LaunchTemplate
Properties: {LaunchTemplateData: {BlockDeviceMappings: [{DeviceName: /dev/xvda, Ebs: {Encrypted: false}}]}}
---
# undetermined: a template does not show what the Region does by default
Type: AWS::EC2::LaunchTemplate
Properties: {LaunchTemplateData: {BlockDeviceMappings: [{DeviceName: /dev/xvda, Ebs: {VolumeSize: 100}}]}}
"""
