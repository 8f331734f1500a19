"""Volumes can be restored from AWS Backup.

Why: a snapshot can be deleted by whoever may delete the volume. A recovery point, of the volume or of its instance,
lies in a vault with permissions and a lock of its own.

Fix: select the resource, best by a tag, in a backup plan (`AWS::Backup::BackupSelection`) and see the first job
complete. Backups interrupt nothing; what they store is billed.

Links:
- https://docs.aws.amazon.com/aws-backup/latest/devguide/assigning-resources.html
- https://docs.aws.amazon.com/aws-backup/latest/devguide/recovery-points.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, passed, some

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World
    from remit.schema.stubs.ec2 import Volume

META = Meta(
    type="AWS::EC2::Volume",
    needs=("AWS::Backup::BackupVault", "AWS::EC2::Instance"),
    duty="backup-recovery",
    severity="low",
    also=(
        "EC2.28",
        "config:ebs-resources-protected-by-backup-plan",
        "ec2_ebs_volume_protected_by_backup_plan",
    ),
    controls=("CP-6", "CP-9", "CP-10", "SI-12"),
)


def run(volume: Volume, world: World) -> Result:
    # A backup of the instance holds its volumes. A template shows no recovery points: vaults out of sight may hold one.
    if some(is_complete, [*volume.RecoveryPoints, *world.all("AWS::Backup::BackupVault", of=volume)]):
        return passed()
    instances = world.about(volume, "AWS::EC2::Instance", by="Volumes.VolumeId")
    backed_up = some(lambda instance: some(is_complete, instance.RecoveryPoints), instances)
    return expect(backed_up, "no vault holds a completed recovery point of it or of its instance")


def is_complete(point: Any) -> bool:
    return bool(point.Status == "COMPLETED")


EXAMPLES = """
# pass: one is complete
Type: AWS::EC2::Volume
Properties: {AvailabilityZone: eu-west-1a, RecoveryPoints: [{Status: COMPLETED}]}
---
# pass: its instance is backed up
Resources:
  Attachment: {Type: AWS::EC2::VolumeAttachment, Properties: {InstanceId: !Ref Server, VolumeId: !Ref Volume}}
  Server: {Type: AWS::EC2::Instance, Properties: {RecoveryPoints: [{Status: COMPLETED}]}}
  Volume: {Type: AWS::EC2::Volume, Properties: {AvailabilityZone: eu-west-1a}}
Closed: true
---
# fail: none
Resources:
  Volume: {Type: AWS::EC2::Volume, Properties: {AvailabilityZone: eu-west-1a}}
Closed: true
---
# undetermined: a template does not show what was backed up
Type: AWS::EC2::Volume
Properties: {AvailabilityZone: eu-west-1a}
"""
