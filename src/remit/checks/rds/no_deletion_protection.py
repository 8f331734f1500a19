"""Databases cannot be deleted by one call.

Why: one mistaken stack update or one stolen credential deletes an instance with its automated backups. Deletion
protection demands that it is switched off first, which is noticed.

Fix: set `DeletionProtection: true` on the instance, or on the cluster for its instances. It takes effect at once,
restarts nothing and costs nothing.

Links:
- https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html
- https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_DeleteCluster.html
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
    also=(
        "RDS.8",
        "config:rds-instance-deletion-protection-enabled",
        "CKV_AWS_293",
        "rds_instance_deletion_protection",
        "AWS-0177",
        "RDS_INSTANCE_DELETION_PROTECTION_ENABLED",
    ),
    controls=("CP-9", "CP-10", "SI-13(5)", "CM-3"),
)


def run(db: DBInstance) -> Result:
    if db.DBClusterIdentifier:
        return not_applicable("deletion protection is the setting of its cluster")
    return expect(db.DeletionProtection, "one call deletes it")


EXAMPLES = """
# pass: protected
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres, DeletionProtection: true}
---
# fail: RDS protects only what it is told to
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres}
---
# undetermined: decided by a parameter that has no value
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres, DeletionProtection: !Ref Protect}
---
# not-applicable: the cluster decides for its instances
Type: AWS::RDS::DBInstance
Properties: {Engine: aurora-mysql, DBClusterIdentifier: orders}
"""
