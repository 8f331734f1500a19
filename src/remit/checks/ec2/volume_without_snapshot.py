"""Volumes have a snapshot.

Why: without one, what is deleted or encrypted by an intruder on the volume is gone.

Fix: let Data Lifecycle Manager or AWS Backup take snapshots by a tag of the volume. No interruption; they are billed
by what changed.

Links:
- https://docs.aws.amazon.com/ebs/latest/userguide/ebs-snapshots.html
- https://docs.aws.amazon.com/ebs/latest/userguide/snapshot-lifecycle.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.ec2 import Volume

META = Meta(
    type="AWS::EC2::Volume",
    needs=("Remit::EC2::Snapshot",),
    duty="backup-recovery",
    severity="medium",
    also=("ec2_ebs_volume_snapshots_exists",),
    controls=("CP-6", "CP-9", "CP-10"),
)


def run(volume: Volume, world: World) -> Result:
    # A template shows no snapshots: those out of sight may be of it.
    snapshots = world.all("Remit::EC2::Snapshot", of=volume)
    places = (
        lambda: some(bool, volume.RecoveryPoints),
        lambda: some(lambda snapshot: snapshot.VolumeId == volume.VolumeId, snapshots),
    )
    return expect(some(lambda place: place(), places), "no snapshot of it exists")


EXAMPLES = """
# pass: one
Resources:
  Snapshot: {Type: "Remit::EC2::Snapshot", Properties: {SnapshotId: snap-1, VolumeId: vol-1}}
  Volume: {Type: AWS::EC2::Volume, Properties: {VolumeId: vol-1, RecoveryPoints: []}}
Closed: true
---
# fail: none
Resources:
  Volume: {Type: AWS::EC2::Volume, Properties: {VolumeId: vol-1, RecoveryPoints: []}}
Closed: true
---
# undetermined: a template shows no snapshots
Type: AWS::EC2::Volume
Properties: {AvailabilityZone: eu-west-1a, Size: 8}
"""
