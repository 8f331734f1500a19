"""Backups in another Region are encrypted with a key that the customer controls.

Why: automated backups that are replicated hold the whole database. With a key of your own in that Region, restoring
them needs permission for the key.

Fix: set `AutomaticBackupReplicationKmsKeyId` to a key of the other Region. Stop and start the replication to change
it; the key is billed.

Links:
- https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReplicateBackups.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, is_own_key, not_applicable

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.rds import DBInstance

META = Meta(
    type="AWS::RDS::DBInstance",
    needs=("AWS::KMS::Key",),
    duty="key-custody",
    severity="low",
    also=("CKV_AWS_245",),
    controls=("SC-12", "SC-12(2)", "SC-28(1)"),
)


def run(db: DBInstance, world: World) -> Result:
    # An account tells where they are replicated to; in code the key alone may say that they are.
    replicated = (world.declared(db) and db.AutomaticBackupReplicationKmsKeyId) or db.AutomaticBackupReplicationRegion
    if not replicated:
        return not_applicable("its backups are not replicated")
    key = db.AutomaticBackupReplicationKmsKeyId
    return expect(is_own_key(key, db, world), "AWS alone controls the key of the replicated backups")


EXAMPLES = """
# pass: a key of its own
Type: AWS::RDS::DBInstance
Properties: {AutomaticBackupReplicationRegion: eu-west-1,
    AutomaticBackupReplicationKmsKeyId: "arn:aws:kms:eu-west-1:111122223333:key/1"}
---
# fail: none is named
Type: AWS::RDS::DBInstance
Properties: {AutomaticBackupReplicationRegion: eu-west-1}
---
# not-applicable: not replicated
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres}
---
# undetermined: decided by a parameter that has no value
Type: AWS::RDS::DBInstance
Properties: {AutomaticBackupReplicationRegion: eu-west-1, AutomaticBackupReplicationKmsKeyId: !Ref Key}
"""
