"""Volumes that are made with an instance are encrypted.

Why: a volume is encrypted when it is made or never, and whoever copies a snapshot of an unencrypted one reads it all.

Fix: set `BlockDeviceMappings[].Ebs.Encrypted: true`, better encryption by default for the Region. It counts when the
instance is made: this replaces it.

Note: a volume that the instance does not name comes from its image and the Region's default, which code seldom
shows; `ec2.unencrypted-by-default` asks that.

Links:
- https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ec2-instance-ebs.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, every, expect, not_applicable

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World
    from remit.schema.stubs.ec2 import Instance

META = Meta(
    type="AWS::EC2::Instance",
    needs=("Remit::EC2::AccountDefaults", "Remit::EC2::Snapshot", "Remit::EC2::Image", "AWS::EC2::LaunchTemplate"),
    duty="rest-encryption",
    severity="high",
    also=("CKV_AWS_8", "AWS-0131"),
    controls=("SC-28", "SC-28(1)", "SC-13"),
)

REASON = "a volume that is made with it is not encrypted"


def run(instance: Instance, world: World) -> Result:
    if instance.InstanceId:
        return not_applicable("its volumes exist, and answer for themselves")
    named = instance.LaunchTemplate
    template = world.resolve(named.LaunchTemplateId or named.LaunchTemplateName, "AWS::EC2::LaunchTemplate")
    devices = instance.BlockDeviceMappings or template.LaunchTemplateData.BlockDeviceMappings
    if not devices:
        image = instance.ImageId or template.LaunchTemplateData.ImageId
        encrypted = image_is_encrypted(image, instance, world)
        return expect(encrypted, "its volumes are as its image has them: not encrypted")
    return expect(every(lambda device: is_encrypted(device, instance, world), devices), REASON)


def image_is_encrypted(image_id: Any, instance: Instance, world: World) -> bool:
    """Whether the volumes that an image brings are, by the Region's default or by themselves."""
    if world.fact("Remit::EC2::AccountDefaults", of=instance).EbsEncryptionByDefault:
        return True
    image = world.resolve(image_id, "Remit::EC2::Image")
    return every(lambda device: not device.Ebs or device.Ebs.Encrypted, image.BlockDeviceMappings)


def is_encrypted(device: Any, instance: Instance, world: World) -> bool:
    disk = device.Ebs
    if not disk:
        return True  # a disk of the host, or none
    if "Encrypted" in disk:
        return bool(disk.Encrypted)
    if world.fact("Remit::EC2::AccountDefaults", of=instance).EbsEncryptionByDefault:
        return True
    return bool(world.resolve(disk.SnapshotId, "Remit::EC2::Snapshot").Encrypted)


EXAMPLES = """
# pass: encrypted
Type: AWS::EC2::Instance
Properties: {BlockDeviceMappings: [{DeviceName: /dev/xvda, Ebs: {Encrypted: true}}]}
---
# fail: one is not
Type: AWS::EC2::Instance
Properties:
  BlockDeviceMappings:
    - {DeviceName: /dev/xvda, Ebs: {Encrypted: true}}
    - {DeviceName: /dev/xvdb, Ebs: {Encrypted: false, VolumeSize: 100}}
---
# undetermined: it names no volume, so that its image and the Region decide
Type: AWS::EC2::Instance
Properties: {ImageId: ami-1}
---
# undetermined: a template does not show what the Region does by default
Type: AWS::EC2::Instance
Properties: {BlockDeviceMappings: [{DeviceName: /dev/xvda, Ebs: {VolumeSize: 100}}]}
---
# fail: its launch template names a volume that is not
Resources:
  Template:
    Type: AWS::EC2::LaunchTemplate
    Properties: {LaunchTemplateData: {BlockDeviceMappings: [{DeviceName: /dev/xvda, Ebs: {Encrypted: false}}]}}
  Server:
    Type: AWS::EC2::Instance
    Properties: {LaunchTemplate: {LaunchTemplateId: !Ref Template, Version: "1"}}
"""
