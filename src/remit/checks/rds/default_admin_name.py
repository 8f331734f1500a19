"""Administrators of databases have names of their own.

Why: guessing a password is half the work where the name is known: `admin` and `postgres` are tried first, everywhere.

Fix: set `MasterUsername` to another name. It can only be given when the database is made: restore a snapshot does not
change it, so create a new one and move the data, or add another administrator and lock this one.

Links:
- https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.MasterAccounts.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable, some

if TYPE_CHECKING:
    from remit.schema.stubs.rds import DBCluster, DBInstance

META = Meta(
    type=("AWS::RDS::DBInstance", "AWS::RDS::DBCluster"),
    duty="identity-access",
    severity="medium",
    also=(
        "RDS.24",
        "RDS.25",
        "config:rds-cluster-default-admin-check",
        "config:rds-instance-default-admin-check",
        "rds_cluster_default_admin",
        "rds_instance_default_admin",
    ),
    controls=("CA-9(1)", "CM-2"),
)


NAMES = ("admin", "postgres", "root", "sa", "rdsadmin")


def run(db: DBInstance | DBCluster) -> Result:
    if not db.MasterUsername:
        return not_applicable("its users are those of its cluster, its source or its snapshot")
    return expect(
        not some(lambda name: db.MasterUsername == name, NAMES), "its administrator has the name that everybody tries"
    )


EXAMPLES = """
# pass: another name
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres, MasterUsername: keeper}
---
# fail: the default
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres, MasterUsername: postgres}
---
# fail: the default of a cluster
Type: AWS::RDS::DBCluster
Properties: {Engine: aurora-mysql, MasterUsername: admin}
---
# not-applicable: an instance of a cluster
Type: AWS::RDS::DBInstance
Properties: {Engine: aurora-mysql, DBClusterIdentifier: orders}
---
# undetermined: decided by a parameter that has no value
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres, MasterUsername: !Ref Name}
"""
