"""Volumes are encrypted with a key of the customer's own.

Why: under AWS's key (`aws/ebs`) you can neither share a volume safely with another account nor take the key away from
whoever copied a snapshot.

Fix: set `KmsKeyId`, or a key of your own as the Region's default. Changing it replaces the volume; the key is priced
by use.

Links:
- https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html
- https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption-requirements.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, failed, is_own_key, some

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.ec2 import Volume

META = Meta(
    type="AWS::EC2::Volume",
    needs=("Remit::EC2::AccountDefaults", "Remit::EC2::Snapshot", "AWS::KMS::Key"),
    duty="key-custody",
    severity="low",
    also=("CKV_AWS_189", "AWS-0027", "EBS_VOLUME_ENCRYPTION_KEY_RULE"),
    controls=("SC-12", "SC-12(2)", "SC-28"),
)

REASON = "its key is AWS's"


def run(volume: Volume, world: World) -> Result:
    if "KmsKeyId" in volume:
        return expect(is_own_key(volume.KmsKeyId, volume, world), REASON)
    if not world.declared(volume):
        return failed("it is not encrypted")  # an account tells the key of each that is
    defaults = world.fact("Remit::EC2::AccountDefaults", of=volume)
    if not some(bool, (volume.Encrypted, defaults.EbsEncryptionByDefault, volume.SnapshotId)):
        return failed("it is not encrypted")
    # The key of an encrypted snapshot stays (first link).
    of_snapshot = world.resolve(volume.SnapshotId, "Remit::EC2::Snapshot").KmsKeyId
    return expect(is_own_key(of_snapshot or defaults.EbsDefaultKmsKeyId, volume, world), REASON)


EXAMPLES = """
# pass: one's own
Resources:
  Key: {Type: AWS::KMS::Key}
  Volume:
    Type: AWS::EC2::Volume
    Properties: {AvailabilityZone: eu-west-1a, Size: 8, Encrypted: true, KmsKeyId: !GetAtt Key.Arn}
---
# fail: AWS's
Type: AWS::EC2::Volume
Properties: {AvailabilityZone: eu-west-1a, Size: 8, Encrypted: true, KmsKeyId: alias/aws/ebs}
---
# undetermined: a template does not show the Region's key
Type: AWS::EC2::Volume
Properties: {AvailabilityZone: eu-west-1a, Size: 8, Encrypted: true}
"""
