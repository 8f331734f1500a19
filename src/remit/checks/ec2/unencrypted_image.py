"""Machine images are encrypted.

Why: an image is the copy of a disk that can be shared and copied away with one call; encrypted, it is nothing without
the key.

Fix: `aws ec2 copy-image --encrypted`, then deregister the unencrypted one and delete its snapshots. Instances that
run keep their volumes.

Links:
- https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/AMIEncryption.html
- https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, every, expect

if TYPE_CHECKING:
    from remit.schema.stubs.remit_ec2 import Image

META = Meta(
    type="Remit::EC2::Image",
    duty="rest-encryption",
    severity="medium",
    also=("CKV_AWS_235",),
    controls=("SC-13", "SC-28", "SC-28(1)"),
)


def run(image: Image) -> Result:
    disks = [device.Ebs for device in image.BlockDeviceMappings if device.Ebs]
    return expect(every(lambda disk: disk.Encrypted, disks), "a volume of it is not encrypted")


EXAMPLES = """
# pass: encrypted
Type: Remit::EC2::Image
Properties: {Name: web, BlockDeviceMappings: [{DeviceName: /dev/xvda, Ebs: {Encrypted: true}}]}
---
# fail: not
Type: Remit::EC2::Image
Properties: {Name: web, BlockDeviceMappings: [{DeviceName: /dev/xvda, Ebs: {Encrypted: false, SnapshotId: snap-1}}]}
---
# undetermined: a parameter
Type: Remit::EC2::Image
Properties: {Name: web, BlockDeviceMappings: [{DeviceName: /dev/xvda, Ebs: {Encrypted: !Ref Encrypted}}]}
"""
