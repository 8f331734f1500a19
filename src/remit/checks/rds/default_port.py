"""Databases listen at a port of their own.

Why: scans and worms try the port that is known for the engine. Another one stops nobody who looks, but it spares the
noise and shows who does look.

Fix: set `Port` to another number and tell the clients and the security groups. The change restarts the instance.

Links:
- https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ConnectToInstance.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable, or_default, some

if TYPE_CHECKING:
    from remit.schema.stubs.rds import DBInstance

META = Meta(
    type="AWS::RDS::DBInstance",
    duty="network-controls",
    severity="low",
    also=("RDS.23", "rds_instance_non_default_port"),
    controls=("AC-4", "SC-7", "SC-7(5)"),
)


PORTS = {
    "aurora-postgresql": ("5432", 5432),
    "aurora": ("3306", 3306),
    "mysql": ("3306", 3306),
    "mariadb": ("3306", 3306),
    "postgres": ("5432", 5432),
    "oracle": ("1521", 1521),
    "custom-oracle": ("1521", 1521),
    "sqlserver": ("1433", 1433),
    "custom-sqlserver": ("1433", 1433),
    "db2": ("50000", 50000),
}


def run(db: DBInstance) -> Result:
    if db.DBClusterIdentifier:
        return not_applicable("the port is the setting of its cluster")
    found = [port for engine, port in PORTS.items() if or_default(db.Engine, "").startswith(engine)]
    if not found:
        return not_applicable("the port that is known for its engine is not told")
    known = found[0]
    # What is not given is the port that is known (CreateDBInstance, Port).
    return expect(
        db.Port and not some(lambda port: db.Port == port, known), "it listens where everybody looks for this engine"
    )


EXAMPLES = """
# pass: another one
Type: AWS::RDS::DBInstance
Properties: {Engine: mysql, Port: 6033}
---
# fail: what is known
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres, Port: 5432}
---
# fail: the default
Type: AWS::RDS::DBInstance
Properties: {Engine: mariadb}
---
# undetermined: decided by a parameter that has no value
Type: AWS::RDS::DBInstance
Properties: {Engine: mysql, Port: !Ref Port}
"""
