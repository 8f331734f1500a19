"""Databases survive the loss of an Availability Zone.

Why: an instance in one zone is down as long as its zone, and during each maintenance that restarts it. A standby in
another zone takes over within minutes, without data lost.

Fix: set `MultiAZ: true`. The change interrupts nothing, but slows the instance while the standby is made; the standby
is billed like a second instance. Aurora instances: give the cluster a reader in another zone.

Links:
- https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZSingleStandby.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbinstance.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable

if TYPE_CHECKING:
    from remit.schema.stubs.rds import DBInstance

META = Meta(
    type="AWS::RDS::DBInstance",
    duty="backup-recovery",
    severity="medium",
    also=(
        "RDS.5",
        "CIS-5.0:2.2.4",
        "CIS-6.0:3.2.4",
        "CIS-7.0:3.2.4",
        "config:rds-multi-az-support",
        "CKV_AWS_157",
        "rds_instance_multi_az",
        "RDS_MULTI_AZ_SUPPORT",
    ),
    controls=("CP-10", "SC-36", "SC-5(2)", "SI-13(5)"),
)


def run(db: DBInstance) -> Result:
    if db.DBClusterIdentifier:
        return not_applicable("its cluster keeps the data in three zones; readers are instances of their own")
    if db.SourceDBInstanceIdentifier and not db.RestoreTime and not db.UseLatestRestorableTime:
        return not_applicable("a read replica stands beside its source")
    return expect(db.MultiAZ, "it has no standby in another Availability Zone")


EXAMPLES = """
# pass: a standby in another zone
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres, MultiAZ: true}
---
# fail: one zone is the default
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres}
---
# undetermined: decided by a parameter that has no value
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres, MultiAZ: !Ref Standby}
---
# not-applicable: an instance of an Aurora cluster
Type: AWS::RDS::DBInstance
Properties: {Engine: aurora-mysql, DBClusterIdentifier: orders}
---
# not-applicable: a read replica
Type: AWS::RDS::DBInstance
Properties: {SourceDBInstanceIdentifier: orders}
---
# fail: restored from the backups of another, and no replica of it
Type: AWS::RDS::DBInstance
Properties: {SourceDBInstanceIdentifier: orders, RestoreTime: "2026-01-31T00:00:00Z"}
"""
