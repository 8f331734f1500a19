"""Databases run a major version of their engine that is in standard support.

Why: when its makers no longer mend a major version, RDS does so for three years more, for the worst holes only and at a
price by the vCPU hour; MariaDB is upgraded by force instead. Then every database is.

Fix: set `EngineVersion` to a later major version and `AllowMajorVersionUpgrade: true`, after a test on a copy; a
blue/green deployment keeps the interruption to a minute. The upgrade cannot be undone.

Note: judged by a list of AWS's with a day. What AWS does not offer at all any more is rds.withdrawn-engine.

Links:
- https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/extended-support.html
- https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/MySQL.Concepts.VersionMgmt.html
- https://docs.aws.amazon.com/AmazonRDS/latest/PostgreSQLReleaseNotes/postgresql-release-calendar.html
- https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.VersionPolicy.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, failed, not_applicable, or_default, passed

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.rds import DBCluster, DBInstance

META = Meta(
    type=("AWS::RDS::DBInstance", "AWS::RDS::DBCluster"),
    duty="platform",
    severity="medium",
    also=("rds_instance_extended_support",),
    controls=("SI-2", "SI-2(2)", "SA-22"),
)

ENGINES = {
    "aurora-mysql": "rds-standard:aurora-mysql",
    "aurora-postgresql": "rds-standard:aurora-postgresql",
    "mariadb": "rds-standard:mariadb",
    "mysql": "rds-standard:mysql",
    "postgres": "rds-standard:postgres",
}


def run(db: DBInstance | DBCluster, world: World) -> Result:
    if not db.EngineVersion:
        return not_applicable("it names no version, and gets AWS's default, or its cluster's")
    product = ENGINES.get(or_default(db.Engine, ""))
    if not product:
        return not_applicable("Extended Support is for MySQL, MariaDB, PostgreSQL and Aurora")
    answer = world.versions.ended(product, db.EngineVersion)
    return failed("standard support of its major version: " + answer.reason) if answer else passed()


EXAMPLES = """
# pass: in standard support
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres, EngineVersion: "17.5"}
---
# fail: MySQL 5.7, which AWS still offers at a price
Type: AWS::RDS::DBInstance
Properties: {Engine: mysql, EngineVersion: 5.7.44-rds.20260624}
---
# fail: Aurora MySQL 2
Type: AWS::RDS::DBCluster
Properties: {Engine: aurora-mysql, EngineVersion: 5.7.mysql_aurora.2.12.5}
---
# undetermined: a parameter
Type: AWS::RDS::DBCluster
Properties: {Engine: aurora-postgresql, EngineVersion: !Ref Version}
---
# not-applicable: an engine whose licence AWS does not lengthen
Type: AWS::RDS::DBInstance
Properties: {Engine: oracle-ee, EngineVersion: "19"}
---
# undetermined: a replica, whose source has the version
Type: AWS::RDS::DBInstance
Properties: {SourceDBInstanceIdentifier: orders}
---
# fail: a replica of a database in sight, which has the version
Resources:
  Orders: {Type: AWS::RDS::DBInstance, Properties: {Engine: mysql, EngineVersion: 5.7.44-rds.20260624}}
  Copy: {Type: AWS::RDS::DBInstance, Properties: {SourceDBInstanceIdentifier: !Ref Orders}}
"""
