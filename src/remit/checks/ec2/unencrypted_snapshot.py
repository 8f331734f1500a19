"""Snapshots are encrypted.

Why: a snapshot is a copy of a disk that can be shared and copied away with one call; encrypted, it is nothing without
the key.

Fix: `aws ec2 copy-snapshot --encrypted`, then delete the unencrypted one; encryption by default for the Region keeps
new ones encrypted. The copy is billed.

Links:
- https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html
- https://docs.aws.amazon.com/ebs/latest/userguide/ebs-copy-snapshot.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.remit_ec2 import Snapshot

META = Meta(
    type="Remit::EC2::Snapshot",
    duty="rest-encryption",
    severity="high",
    also=("ec2_ebs_snapshots_encrypted",),
    controls=("SC-13", "SC-28", "SC-28(1)"),
)


def run(snapshot: Snapshot) -> Result:
    return expect(snapshot.Encrypted, "its data is not encrypted")


EXAMPLES = """
# pass: encrypted
Type: Remit::EC2::Snapshot
Properties: {SnapshotId: snap-1, Encrypted: true}
---
# fail: not
Type: Remit::EC2::Snapshot
Properties: {SnapshotId: snap-1, Encrypted: false}
---
# undetermined: whether it is was not read
Type: Remit::EC2::Snapshot
Properties: {SnapshotId: snap-1, Encrypted: !Ref Refused}
"""
