"""Volumes are encrypted at rest.

Why: whoever copies a snapshot of an unencrypted volume reads it all. A volume is encrypted when it is made or never.

Fix: set `Encrypted: true`, with `KmsKeyId` for a key of your own, and switch on encryption by default for the Region.
Changing it replaces the volume: take a snapshot, copy it with encryption, make a volume of the copy and attach that;
the instance stops for the switch.

Links:
- https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-volume.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, passed

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.ec2 import Volume

META = Meta(
    type="AWS::EC2::Volume",
    needs=(
        "Remit::EC2::AccountDefaults",
        "Remit::EC2::Snapshot",
    ),
    duty="rest-encryption",
    severity="medium",
    also=(
        "EC2.3",
        "config:encrypted-volumes",
        "CKV_AWS_3",
        "ec2_ebs_volume_encryption",
        "AWS-0026",
        "ENCRYPTED_VOLUMES",
    ),
    controls=(
        "SC-28",
        "SC-28(1)",
        "SC-13",
    ),
)

OTHERWISE = "its data is not encrypted, and neither are its snapshots"


def run(volume: Volume, world: World) -> Result:
    if "Encrypted" in volume:
        return expect(volume.Encrypted, OTHERWISE)
    # Not stated: encrypted when the Region encrypts by default or the snapshot that it is made from is (first link).
    if world.fact("Remit::EC2::AccountDefaults", of=volume).EbsEncryptionByDefault:
        return passed()
    return expect(world.resolve(volume.SnapshotId, "Remit::EC2::Snapshot").Encrypted, OTHERWISE)


EXAMPLES = """
# pass: encrypted with the account's default key
Type: AWS::EC2::Volume
Properties: {AvailabilityZone: eu-west-1a, Size: 8, Encrypted: true}
---
# pass: the Region encrypts by default
Resources:
  Defaults: {Type: "Remit::EC2::AccountDefaults", Properties: {EbsEncryptionByDefault: true}}
  Volume: {Type: AWS::EC2::Volume, Properties: {AvailabilityZone: eu-west-1a, Size: 8}}
Closed: true
---
# fail: it says so
Type: AWS::EC2::Volume
Properties: {AvailabilityZone: eu-west-1a, Size: 8, Encrypted: false}
---
# undetermined: a template does not show what the Region does by default
Type: AWS::EC2::Volume
Properties: {AvailabilityZone: eu-west-1a, Size: 8}
"""
