"""Backups of database clusters are kept for a week at least.

Why: corrupted or deleted data is often noticed after days. A cluster can be restored to any moment of the retention
period, and to none before it.

Fix: set `BackupRetentionPeriod` to 7 or more (at most 35). It takes effect without interruption; backup storage beyond
the size of the cluster is billed.

Links:
- https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Managing.Backups.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbcluster.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default

if TYPE_CHECKING:
    from remit.schema.stubs.rds import DBCluster

META = Meta(
    type="AWS::RDS::DBCluster",
    duty="backup-recovery",
    severity="medium",
    also=("RDS.50", "config:rds-cluster-backup-retention-check"),
    controls=("CP-6", "CP-9", "CP-10", "SI-12"),
)

DAYS = 7


def run(cluster: DBCluster) -> Result:
    # The default is 1 (page of AWS::RDS::DBCluster, BackupRetentionPeriod).
    return expect(or_default(cluster.BackupRetentionPeriod, 1) >= DAYS, "backups are kept for less than 7 days")


EXAMPLES = """
# pass: two weeks
Type: AWS::RDS::DBCluster
Properties: {Engine: aurora-postgresql, BackupRetentionPeriod: 14}
---
# fail: one day is the default
Type: AWS::RDS::DBCluster
Properties: {Engine: aurora-postgresql}
---
# undetermined: decided by a parameter that has no value
Type: AWS::RDS::DBCluster
Properties: {Engine: aurora-postgresql, BackupRetentionPeriod: !Ref Days}
"""
