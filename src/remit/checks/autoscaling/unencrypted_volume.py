"""Launch configurations encrypt the volumes that they describe.

Why: every instance of the group gets such a volume, and a volume is encrypted when it is made or never.

Fix: set `BlockDeviceMappings[].Ebs.Encrypted: true`, better in a launch template that replaces the launch
configuration. An instance refresh replaces the instances.

Links:
- https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html
- https://docs.aws.amazon.com/autoscaling/ec2/userguide/launch-configurations.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, every, expect

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World
    from remit.schema.stubs.autoscaling import LaunchConfiguration

META = Meta(
    type="AWS::AutoScaling::LaunchConfiguration",
    needs=("Remit::EC2::AccountDefaults", "Remit::EC2::Snapshot", "Remit::EC2::Image"),
    duty="rest-encryption",
    severity="high",
    also=("CKV_AWS_8", "AWS-0008"),
    controls=("SC-28", "SC-28(1)", "SC-13"),
)


def run(configuration: LaunchConfiguration, world: World) -> Result:
    devices = configuration.BlockDeviceMappings
    if not devices:
        return expect(image_is_encrypted(configuration, world), "volumes are as the image has them: not encrypted")
    encrypted = every(lambda device: is_encrypted(device, configuration, world), devices)
    return expect(encrypted, "a volume of its instances is not encrypted")


def image_is_encrypted(configuration: LaunchConfiguration, world: World) -> bool:
    """Whether the volumes that an image brings are, by the Region's default or by themselves."""
    if world.fact("Remit::EC2::AccountDefaults", of=configuration).EbsEncryptionByDefault:
        return True
    image = world.resolve(configuration.ImageId, "Remit::EC2::Image")
    return every(lambda device: not device.Ebs or device.Ebs.Encrypted, image.BlockDeviceMappings)


def is_encrypted(device: Any, configuration: LaunchConfiguration, world: World) -> bool:
    disk = device.Ebs
    if not disk:
        return True  # a disk of the host, or none
    if "Encrypted" in disk:
        return bool(disk.Encrypted)
    if world.fact("Remit::EC2::AccountDefaults", of=configuration).EbsEncryptionByDefault:
        return True
    return bool(world.resolve(disk.SnapshotId, "Remit::EC2::Snapshot").Encrypted)


EXAMPLES = """
# pass: encrypted
Type: AWS::AutoScaling::LaunchConfiguration
Properties: {BlockDeviceMappings: [{DeviceName: /dev/xvda, Ebs: {Encrypted: true}}]}
---
# fail: not
Type: AWS::AutoScaling::LaunchConfiguration
Properties: {BlockDeviceMappings: [{DeviceName: /dev/xvda, Ebs: {Encrypted: false}}]}
---
# undetermined: it names no volume, so that its image and the Region decide
Type: AWS::AutoScaling::LaunchConfiguration
Properties: {ImageId: ami-1}
---
# undetermined: a template does not show what the Region does by default
Type: AWS::AutoScaling::LaunchConfiguration
Properties: {BlockDeviceMappings: [{DeviceName: /dev/xvda, Ebs: {VolumeSize: 100}}]}
"""
