"""Snapshots of databases carry the tags of their database.

Why: policies, backup plans and owners are found by tags. A snapshot without them is one that nobody owns, and that
rules by tag do not guard.

Fix: set `CopyTagsToSnapshot: true`. It takes effect at once, for snapshots made from then on, and costs nothing.

Links:
- https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Tagging.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable

if TYPE_CHECKING:
    from remit.schema.stubs.rds import DBInstance

META = Meta(
    type="AWS::RDS::DBInstance",
    duty="backup-recovery",
    severity="low",
    also=("RDS.17", "CKV2_AWS_60", "rds_instance_copy_tags_to_snapshots"),
    controls=("CA-9(1)", "CM-2", "CM-8"),
)


def run(db: DBInstance) -> Result:
    if db.DBClusterIdentifier:
        return not_applicable("snapshots are those of its cluster")
    return expect(db.CopyTagsToSnapshot, "its snapshots carry no tags")


EXAMPLES = """
# pass: copied
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres, CopyTagsToSnapshot: true}
---
# fail: not unless told to
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres}
---
# not-applicable: an instance of a cluster
Type: AWS::RDS::DBInstance
Properties: {Engine: aurora-mysql, DBClusterIdentifier: orders}
---
# undetermined: decided by a parameter that has no value
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres, CopyTagsToSnapshot: !Ref Copy}
"""
