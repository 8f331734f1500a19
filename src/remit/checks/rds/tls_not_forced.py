"""Databases refuse connections without TLS.

Why: most engines leave TLS to the client, and one that does not ask for it sends its password and data in the clear.

Fix: in the parameter group set `rds.force_ssl: "1"` (PostgreSQL, SQL Server) or `require_secure_transport: "ON"`
(MySQL, MariaDB), and name the group in `DBParameterGroupName`. PostgreSQL and MySQL take it at once, SQL Server after
a restart; clients that speak no TLS are refused. PostgreSQL 15, MySQL 9.7 and MariaDB 11.8 and later force TLS by
default.

Links:
- https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.SSL.html
- https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/mysql-ssl-connections.require-ssl.html
- https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/mariadb-ssl-connections.require-ssl.html
- https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/SQLServer.Concepts.General.SSL.Using.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable, or_default, some

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World
    from remit.schema.stubs.rds import DBInstance

META = Meta(
    type="AWS::RDS::DBInstance",
    needs=("AWS::RDS::DBParameterGroup",),
    duty="transit-encryption",
    severity="medium",
    also=("CKV2_AWS_69", "rds_instance_transport_encrypted"),
    controls=("SC-8", "SC-8(1)", "SC-8(2)", "AC-17(2)"),
)

TLS = "require_secure_transport"
SSL = "rds.force_ssl"
ON = ("1", 1, "ON", "on", "true")
OLD_POSTGRES = ("9", "10", "11", "12", "13", "14")

# `before` are versions that force nothing by default; later ones do (first, second and third link). SQL Server never
# does. What RDS takes when no version is named changes over time; `assumed` are the careful assumptions.
MEMBERS = {
    "postgres": {"engine": "postgres", "name": SSL, "before": OLD_POSTGRES, "assumed": "17", "also": ("RDS.38",)},
    "mysql": {"engine": "mysql", "name": TLS, "before": ("5", "8"), "assumed": "8", "also": ("RDS.39",)},
    "sqlserver": {"engine": "sqlserver", "name": SSL, "before": (), "assumed": "", "also": ("RDS.41",)},
    "mariadb": {"engine": "mariadb", "name": TLS, "before": ("10", "11.4"), "assumed": "11.4", "also": ("RDS.44",)},
}


def run(db: DBInstance, world: World, member: dict[str, Any]) -> Result:
    if db.DBClusterIdentifier:
        return not_applicable("TLS is forced by the parameter group of its cluster")
    if not or_default(db.Engine, "").startswith(member["engine"]):
        return not_applicable("it is about another engine")
    value = world.resolve(db.DBParameterGroupName, "AWS::RDS::DBParameterGroup").Parameters[member["name"]]
    if value or not member["before"]:
        return expect(some(lambda on: value == on, ON), "clients may connect without TLS")
    version = or_default(db.EngineVersion, member["assumed"])
    old = some(lambda each: version == each or version.startswith(each + "."), member["before"])
    return expect(not old, "clients may connect without TLS, which is the default of this version")


EXAMPLES = """
# pass[mysql]: forced by the parameter group
Resources:
  Group:
    Type: AWS::RDS::DBParameterGroup
    Properties: {Family: mysql8.0, Description: TLS, Parameters: {require_secure_transport: "ON"}}
  Db: {Type: AWS::RDS::DBInstance, Properties: {Engine: mysql, DBParameterGroupName: !Ref Group}}
---
# pass[postgres]: the default since PostgreSQL 15
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres, EngineVersion: "16.4"}
---
# pass[mariadb]: the default since MariaDB 11.8
Type: AWS::RDS::DBInstance
Properties: {Engine: mariadb, EngineVersion: 11.8.3}
---
# fail[mysql]: MySQL leaves it to the client
Type: AWS::RDS::DBInstance
Properties: {Engine: mysql}
---
# undetermined[mysql]: the parameter group is not here
Type: AWS::RDS::DBInstance
Properties: {Engine: mysql, DBParameterGroupName: !Ref Group}
---
# undetermined[postgres]: a replica, whose source has the version
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres, SourceDBInstanceIdentifier: orders}
---
# not-applicable: another engine
Type: AWS::RDS::DBInstance
Properties: {Engine: oracle-ee}
"""
