"""Database snapshots are open to nobody outside.

Why: anyone with an AWS account can list public snapshots and restore them: the whole database, with every row.

Fix: `aws rds modify-db-snapshot-attribute --attribute-name restore --values-to-remove all`, and share with named
accounts or not at all. It takes effect at once and costs nothing; copies that others have made stay theirs, so treat
the data as leaked.

Links:
- https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ShareSnapshot.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable, some

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World
    from remit.schema.stubs.rds import DBSnapshot

META = Meta(
    type="AWS::RDS::DBSnapshot",
    duty="identity-access",
    severity="critical",
    also=("RDS.1", "config:rds-snapshots-public-prohibited", "CKV_AWS_302", "rds_snapshots_public_access"),
    controls=("AC-3", "AC-4", "AC-6", "AC-21", "SC-7"),
)


def run(snapshot: DBSnapshot, world: World) -> Result:
    if world.declared(snapshot) and "DBSnapshotAttributes" not in snapshot:
        return not_applicable("only a snapshot that exists shows with whom it is shared")
    return expect(not some(names_everyone, snapshot.DBSnapshotAttributes), "everyone may restore it")


def names_everyone(attribute: Any) -> bool:
    return attribute.AttributeName == "restore" and some(lambda who: who == "all", attribute.AttributeValues)


EXAMPLES = """
# pass: shared with one account
Type: AWS::RDS::DBSnapshot
Properties: {DBSnapshotAttributes: [{AttributeName: restore, AttributeValues: ["111122223333"]}]}
---
# fail: everyone may restore it
Type: AWS::RDS::DBSnapshot
Properties: {DBSnapshotAttributes: [{AttributeName: restore, AttributeValues: [all]}]}
---
# not-applicable: what declares a snapshot does not share it
Type: AWS::RDS::DBSnapshot
---
# undetermined: rds:DescribeDBSnapshotAttributes was refused
Type: AWS::RDS::DBSnapshot
Properties: {DBSnapshotAttributes: !Ref Refused}
"""
