"""Database backups are kept for a week at least.

Why: corrupted or deleted data is often noticed after days. RDS can then restore to any moment of the retention period,
and to none before it; with a period of 0 there are no automated backups at all.

Fix: set `BackupRetentionPeriod` to 7 or more (at most 35). Between two values above 0 it takes effect at once; from 0
the instance restarts. Backup storage beyond the size of the database is billed. An Aurora instance takes the setting
of its cluster.

Links:
- https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.BackupRetention.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbinstance.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable, or_default

if TYPE_CHECKING:
    from remit.schema.stubs.rds import DBInstance

META = Meta(
    type="AWS::RDS::DBInstance",
    duty="backup-recovery",
    severity="medium",
    also=(
        "RDS.11",
        "config:db-instance-backup-enabled",
    ),
    controls=("CP-6", "CP-9", "CP-10", "SI-12"),
)

DAYS = 7


def run(db: DBInstance) -> Result:
    if db.DBClusterIdentifier:
        return not_applicable("backups are those of its cluster")
    if db.SourceDBInstanceIdentifier and not db.RestoreTime and not db.UseLatestRestorableTime:
        return not_applicable("a read replica is made again from its source, which has the backups")
    # CloudFormation's default is 1 (page of AWS::RDS::DBInstance, BackupRetentionPeriod).
    return expect(or_default(db.BackupRetentionPeriod, 1) >= DAYS, "backups are kept for less than 7 days")


EXAMPLES = """
# pass: two weeks
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres, BackupRetentionPeriod: 14}
---
# fail: one day is the default
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres}
---
# fail: no backups
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres, BackupRetentionPeriod: 0}
---
# undetermined: decided by a parameter that has no value
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres, BackupRetentionPeriod: !Ref Days}
---
# not-applicable: the cluster decides for its instances
Type: AWS::RDS::DBInstance
Properties: {Engine: aurora-postgresql, DBClusterIdentifier: orders}
---
# not-applicable: a read replica
Type: AWS::RDS::DBInstance
Properties: {SourceDBInstanceIdentifier: orders}
---
# undetermined: restored from backups, which decide
Type: AWS::RDS::DBInstance
Properties: {SourceDBInstanceIdentifier: orders, UseLatestRestorableTime: true}
"""
