"""Databases are backed up, for more than a day.

Why: without automated backups nothing is left of a database that was deleted or spoiled; with one day, nothing of what
was noticed on the second.

Fix: set `BackupRetentionPeriod` to 7 or more (at most 35). From 0 the instance is restarted in its maintenance window;
otherwise nothing is interrupted.

Links:
- https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.html
- https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.BackupRetention.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable, or_default

if TYPE_CHECKING:
    from typing import Any

META = Meta(
    type=("AWS::RDS::DBInstance", "AWS::RDS::DBCluster"),
    duty="backup-recovery",
    severity="high",
    controls=("CP-6", "CP-9", "CP-10", "SI-12"),
)

MEMBERS = {
    "none": {
        "days": 1,
        "reason": "automated backups are off",
        "also": ("CKV_AWS_133", "rds_instance_backup_enabled", "DB_INSTANCE_BACKUP_ENABLED"),
    },
    "one-day": {"days": 2, "reason": "a day after a mistake nothing is left to restore", "also": ("AWS-0077",)},
}


def run(db: Any, member: dict[str, Any]) -> Result:
    if db.DBInstanceClass and db.DBClusterIdentifier:
        return not_applicable("backups are those of its cluster")
    if db.SourceDBInstanceIdentifier and not db.RestoreTime and not db.UseLatestRestorableTime:
        return not_applicable("a read replica is made again from its source, which has the backups")
    # The default is 1 (CreateDBInstance and CreateDBCluster, BackupRetentionPeriod).
    return expect(or_default(db.BackupRetentionPeriod, 1) >= member["days"], member["reason"])


EXAMPLES = """
# pass: five days
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres, BackupRetentionPeriod: 5}
---
# pass: a cluster's
Type: AWS::RDS::DBCluster
Properties: {Engine: aurora-mysql, BackupRetentionPeriod: 14}
---
# fail: off
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres, BackupRetentionPeriod: 0}
---
# fail[one-day]: one day is the default
Type: AWS::RDS::DBCluster
Properties: {Engine: aurora-mysql}
---
# undetermined: a parameter
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres, BackupRetentionPeriod: !Ref Days}
"""
