"""Administrators of serverless data warehouses have names of their own.

Why: guessing a password is half the work where the name is known.

Fix: set `AdminUsername` to another name. It can only be given when it is made; afterwards add another administrator
and revoke the rights of this one.

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
    also=("RedshiftServerless.5", "config:redshift-serverless-default-admin-check"),
    controls=("CA-9(1)", "CM-2"),
)


def run(warehouse: Namespace) -> Result:
    return expect(
        or_default(warehouse.AdminUsername, "admin") != "admin", "its administrator has the name that everybody tries"
    )


EXAMPLES = """
# pass: another name
Type: AWS::RedshiftServerless::Namespace
Properties: {NamespaceName: orders, AdminUsername: keeper}
---
# fail: the one that everybody knows
Type: AWS::RedshiftServerless::Namespace
Properties: {NamespaceName: orders, AdminUsername: admin}
---
# undetermined: decided by a parameter that has no value
Type: AWS::RedshiftServerless::Namespace
Properties: {NamespaceName: orders, AdminUsername: !Ref Name}
---
# fail: the default
Type: AWS::RedshiftServerless::Namespace
Properties: {NamespaceName: orders}
"""
