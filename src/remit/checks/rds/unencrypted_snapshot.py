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
    needs=("AWS::RDS::DBInstance",),
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

REASON = "the snapshot is not encrypted"


def run(snapshot: DBSnapshot, world: World) -> Result:
    if not world.declared(snapshot) or "Encrypted" in snapshot:
        return expect(snapshot.Encrypted, REASON)
    # A snapshot takes its encryption from the database that it is made of.
    db = world.resolve(snapshot.DBInstanceIdentifier, "AWS::RDS::DBInstance")
    return expect(db.StorageEncrypted, REASON) if db else not_applicable("it names no database")


EXAMPLES = """
# pass: encrypted
Type: AWS::RDS::DBSnapshot
Properties: {Encrypted: true}
---
# fail: not encrypted
Type: AWS::RDS::DBSnapshot
Properties: {Encrypted: false}
---
# fail: of a database that is not
Resources:
  Orders: {Type: AWS::RDS::DBInstance, Properties: {Engine: postgres}}
  Snapshot: {Type: AWS::RDS::DBSnapshot, Properties: {DBInstanceIdentifier: !Ref Orders}}
---
# undetermined: of a database that is not here
Type: AWS::RDS::DBSnapshot
Properties: {DBInstanceIdentifier: orders}
---
# undetermined: rds:DescribeDBSnapshots was refused
Type: AWS::RDS::DBSnapshot
Properties: {Encrypted: !Ref Refused}
"""
