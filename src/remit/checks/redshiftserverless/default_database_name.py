"""Databases of serverless data warehouses have names of their own.

Why: a known name of the database is one guess less for whoever tries to log in.

Fix: set `DbName` to another name. It can only be given when it is made; afterwards make another database and move the
data.

Links:
- https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-console-workgroups.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/redshiftserverless-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default

if TYPE_CHECKING:
    from remit.schema.stubs.redshiftserverless import Namespace

META = Meta(
    type="AWS::RedshiftServerless::Namespace",
    duty="identity-access",
    severity="medium",
    also=("RedshiftServerless.7",),
    controls=("CA-9(1)", "CM-2"),
)


def run(warehouse: Namespace) -> Result:
    return expect(or_default(warehouse.DbName, "dev") != "dev", "its database has the name that everybody tries")


EXAMPLES = """
# pass: another name
Type: AWS::RedshiftServerless::Namespace
Properties: {NamespaceName: orders, DbName: keeper}
---
# fail: the one that everybody knows
Type: AWS::RedshiftServerless::Namespace
Properties: {NamespaceName: orders, DbName: dev}
---
# undetermined: decided by a parameter that has no value
Type: AWS::RedshiftServerless::Namespace
Properties: {NamespaceName: orders, DbName: !Ref Name}
---
# fail: the default
Type: AWS::RedshiftServerless::Namespace
Properties: {NamespaceName: orders}
"""
