"""Databases run a version of their engine that AWS still offers.

Why: AWS withdraws a version when it has known holes, or when its makers no longer mend it. A database that stays on it
has them, until AWS upgrades it by force in some maintenance window.

Fix: set `EngineVersion` to an offered one (`aws rds describe-db-engine-versions`), of the same major version first; a
new major version needs `AllowMajorVersionUpgrade: true` and a test on a copy. The upgrade interrupts for minutes.

Note: judged by a list of AWS's with a day, for MySQL, PostgreSQL and Aurora. Other engines, and versions newer than the
list, stay undetermined.

Links:
- https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DescribeDBEngineVersions.html
- https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.Upgrading.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable, or_default

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.rds import DBCluster, DBInstance

META = Meta(
    type=("AWS::RDS::DBInstance", "AWS::RDS::DBCluster"),
    duty="platform",
    severity="medium",
    # The last two ask for one hole of versions that have been withdrawn since.
    also=("rds_instance_deprecated_engine_version", "CKV_AWS_250", "CKV_AWS_388"),
    controls=("SI-2", "SI-2(2)", "SA-22"),
)

ENGINES = {
    "aurora-mysql": "rds:aurora-mysql",
    "aurora-postgresql": "rds:aurora-postgresql",
    "mysql": "rds:mysql",
    "postgres": "rds:postgres",
}


def run(db: DBInstance | DBCluster, world: World) -> Result:
    if not db.EngineVersion:
        return not_applicable("it names no version, and gets one that AWS offers, or its cluster's")
    product = ENGINES.get(or_default(db.Engine, ""), "rds:other")
    return expect(not world.versions.ended(product, db.EngineVersion), "AWS no longer offers this version")


EXAMPLES = """
# pass: offered
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres, EngineVersion: "17"}
---
# fail: withdrawn
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres, EngineVersion: "9.6.9"}
---
# fail: so long ago that no list has it, though it has newer ones
Type: AWS::RDS::DBCluster
Properties: {Engine: aurora-postgresql, EngineVersion: "11.8"}
---
# undetermined: a parameter
Type: AWS::RDS::DBCluster
Properties: {Engine: aurora-postgresql, EngineVersion: !Ref Version}
---
# undetermined: an engine of which the list tells nothing
Type: AWS::RDS::DBInstance
Properties: {Engine: mariadb, EngineVersion: 10.6.14}
---
# not-applicable: AWS chooses
Type: AWS::RDS::DBInstance
Properties: {Engine: mysql}
---
# undetermined: restored from a snapshot, which has the version
Type: AWS::RDS::DBInstance
Properties: {DBSnapshotIdentifier: orders-1, Engine: mysql}
"""
