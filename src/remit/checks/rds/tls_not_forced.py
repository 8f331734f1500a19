"""Databases refuse connections without TLS.

Why: RDS offers TLS, but most engines leave it to the client. A client that does not ask for it sends its password and
all data in the clear.

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
    from remit.model import World
    from remit.schema.stubs.rds import DBInstance

META = Meta(
    type="AWS::RDS::DBInstance",
    needs=("AWS::RDS::DBParameterGroup",),
    duty="transit-encryption",
    severity="medium",
    also=("RDS.38", "RDS.39", "RDS.41", "RDS.44", "CKV2_AWS_69", "rds_instance_transport_encrypted"),
    controls=("SC-8", "SC-8(1)", "SC-8(2)", "AC-17(2)"),
)

SETTINGS = {
    "postgres": "rds.force_ssl",
    "mysql": "require_secure_transport",
    "mariadb": "require_secure_transport",
    "sqlserver": "rds.force_ssl",
}
ON = ("1", 1, "ON", "on", "true")
# Versions that force nothing by default; later ones do (first, second and third link). SQL Server never does.
BEFORE = {
    "postgres": ("9", "10", "11", "12", "13", "14"),
    "mysql": ("5", "8"),
    "mariadb": ("10", "11.4"),
}
# What RDS takes when no version is named changes over time; these are the careful assumptions.
ASSUMED = {"postgres": "17", "mysql": "8", "mariadb": "11.4"}


def run(db: DBInstance, world: World) -> Result:
    if db.DBClusterIdentifier:
        return not_applicable("TLS is forced by the parameter group of its cluster")
    found = [name for name in SETTINGS if db.Engine == name or or_default(db.Engine, "").startswith("sqlserver")]
    if not found:
        return not_applicable("no parameter forces TLS for this engine")
    engine = found[-1]
    value = world.resolve(db.DBParameterGroupName, "AWS::RDS::DBParameterGroup").Parameters[SETTINGS[engine]]
    if value or engine == "sqlserver":
        return expect(some(lambda on: value == on, ON), "clients may connect without TLS")
    version = or_default(db.EngineVersion, ASSUMED[engine])
    old = some(lambda each: version == each or version.startswith(each + "."), BEFORE[engine])
    return expect(not old, "clients may connect without TLS, which is the default of this version")


EXAMPLES = """
# pass: forced by the parameter group
Resources:
  Group:
    Type: AWS::RDS::DBParameterGroup
    Properties: {Family: mysql8.0, Description: TLS, Parameters: {require_secure_transport: "ON"}}
  Db: {Type: AWS::RDS::DBInstance, Properties: {Engine: mysql, DBParameterGroupName: !Ref Group}}
---
# pass: the default since PostgreSQL 15
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres, EngineVersion: "16.4"}
---
# pass: the default since MariaDB 11.8
Type: AWS::RDS::DBInstance
Properties: {Engine: mariadb, EngineVersion: 11.8.3}
---
# fail: MySQL leaves it to the client
Type: AWS::RDS::DBInstance
Properties: {Engine: mysql}
---
# undetermined: the parameter group is not here
Type: AWS::RDS::DBInstance
Properties: {Engine: mysql, DBParameterGroupName: !Ref Group}
---
# not-applicable: another engine
Type: AWS::RDS::DBInstance
Properties: {Engine: oracle-ee}
"""
