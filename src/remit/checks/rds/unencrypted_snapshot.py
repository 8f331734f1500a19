"""Database snapshots are encrypted at rest.

Why: an unencrypted snapshot can be shared, copied and restored by whoever may read it, without permission for any key.

Fix: `aws rds copy-db-snapshot --kms-key-id …` and delete the unencrypted one; then encrypt the instance, or the next
snapshot is like it. The copy is billed as storage until the other is gone.

Links:
- https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_CopySnapshot.html
- https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.rds import DBSnapshot

META = Meta(
    type="AWS::RDS::DBSnapshot",
    duty="rest-encryption",
    severity="medium",
    also=(
        "RDS.4",
        "config:rds-snapshot-encrypted",
        "rds_snapshots_encrypted",
    ),
    controls=(
        "SC-28",
        "SC-28(1)",
        "SC-13",
    ),
)


def run(snapshot: DBSnapshot, world: World) -> Result:
    if world.declared(snapshot) and "Encrypted" not in snapshot:
        return not_applicable("a snapshot takes its encryption from the database that it is made of")
    return expect(snapshot.Encrypted, "the snapshot is not encrypted")


EXAMPLES = """
# pass: encrypted
Type: AWS::RDS::DBSnapshot
Properties: {Encrypted: true}
---
# fail: not encrypted
Type: AWS::RDS::DBSnapshot
Properties: {Encrypted: false}
---
# not-applicable: what declares a snapshot cannot encrypt it
Type: AWS::RDS::DBSnapshot
Properties: {DBInstanceIdentifier: orders}
---
# undetermined: rds:DescribeDBSnapshots was refused
Type: AWS::RDS::DBSnapshot
Properties: {Encrypted: !Ref Refused}
"""
