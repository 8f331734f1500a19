"""Databases refuse connections without TLS.

Why: RDS offers TLS, but most engines leave it to the client. A client that does not ask for it sends its password and
all data in the clear.

Fix: in the parameter group set `rds.force_ssl: "1"` (PostgreSQL, SQL Server) or `require_secure_transport: "ON"`
(MySQL, MariaDB), and name the group in `DBParameterGroupName`. PostgreSQL and MySQL take it at once, SQL Server after
a restart; clients that speak no TLS are refused. PostgreSQL 15 and later forces TLS by default.

Links:
- https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.SSL.html
- https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/mysql-ssl-connections.html
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

FORCE_SSL = "rds.force_ssl"
SECURE_TRANSPORT = "require_secure_transport"
ON = ("1", 1, "ON", "on", "true")
BEFORE_15 = ("9", "10", "11", "12", "13", "14")


def run(db: DBInstance, world: World) -> Result:
    engine = or_default(db.Engine, "")
    if db.DBClusterIdentifier:
        return not_applicable("TLS is forced by the parameter group of its cluster")
    if engine == "postgres" or engine.startswith("sqlserver"):
        setting = FORCE_SSL
    elif some(lambda name: engine == name, ("mysql", "mariadb")):
        setting = SECURE_TRANSPORT
    else:
        return not_applicable("no parameter forces TLS for this engine")
    value = world.resolve(db.DBParameterGroupName, "AWS::RDS::DBParameterGroup").Parameters[setting]
    # rds.force_ssl is 1 by default from PostgreSQL 15 on, which RDS takes when no version is named (first link).
    if not value and engine == "postgres":
        major = or_default(db.EngineVersion, "17").split(".")[0]
        return expect(not some(lambda old: major == old, BEFORE_15), "before version 15 nothing forces TLS by default")
    return expect(some(lambda on: value == on, ON), "clients may connect without TLS")


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
