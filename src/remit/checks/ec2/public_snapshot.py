"""Volume snapshots are open to nobody outside.

Why: anyone with an AWS account can list public snapshots and make a volume of them: keys, passwords and data that were
ever on the disk, deleted files included.

Fix: `aws ec2 modify-snapshot-attribute --create-volume-permission 'Remove=[{Group=all}]'`, then block public access to
snapshots for the Region. Both take effect at once and cost nothing; copies that others have made stay theirs, so treat
the data as leaked.

Links:
- https://docs.aws.amazon.com/ebs/latest/userguide/ebs-modifying-snapshot-permissions.html
- https://docs.aws.amazon.com/ebs/latest/userguide/block-public-access-snapshots.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from remit.schema.stubs.remit_ec2 import Snapshot

META = Meta(
    type="Remit::EC2::Snapshot",
    duty="identity-access",
    severity="critical",
    also=(
        "EC2.1",
        "config:ebs-snapshot-public-restorable-check",
        "ec2_ebs_public_snapshot",
    ),
    controls=(
        "AC-3",
        "AC-4",
        "AC-6",
        "AC-21",
        "SC-7",
    ),
)


def run(snapshot: Snapshot) -> Result:
    public = some(lambda permission: permission.Group == "all", snapshot.CreateVolumePermissions)
    return expect(not public, "everyone may make a volume of it")


EXAMPLES = """
# pass: shared with one account
Type: Remit::EC2::Snapshot
Properties: {SnapshotId: snap-1, CreateVolumePermissions: [{UserId: "111122223333"}]}
---
# fail: everyone
Type: Remit::EC2::Snapshot
Properties: {SnapshotId: snap-1, CreateVolumePermissions: [{Group: all}]}
---
# undetermined: ec2:DescribeSnapshotAttribute was refused
Type: Remit::EC2::Snapshot
Properties: {SnapshotId: snap-1, CreateVolumePermissions: !Ref Refused}
"""
