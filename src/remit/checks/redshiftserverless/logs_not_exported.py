"""Serverless data warehouses send their logs to CloudWatch Logs.

Why: without these logs nobody can tell afterwards who logged in and who changed users.

Fix: set `LogExports: [connectionlog, userlog]`, and `useractivitylog` for the statements. It interrupts nothing;
CloudWatch Logs bills what it takes in and keeps.

Links:
- https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-audit-logging.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/redshiftserverless-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, every, expect, some

if TYPE_CHECKING:
    from remit.schema.stubs.redshiftserverless import Namespace

META = Meta(
    type="AWS::RedshiftServerless::Namespace",
    duty="logging-monitoring",
    severity="medium",
    also=("RedshiftServerless.6", "config:redshift-serverless-publish-logs-to-cloudwatch"),
    controls=("AU-2", "AU-3", "AU-6(3)", "AU-12", "CA-7", "SI-4(20)"),
)


NEEDED = ("connectionlog", "userlog")


def run(namespace: Namespace) -> Result:
    exported = every(lambda log: some(lambda each: each == log, namespace.LogExports), NEEDED)
    return expect(exported, "logins and changes of users do not reach CloudWatch Logs")


EXAMPLES = """
# pass: both
Type: AWS::RedshiftServerless::Namespace
Properties: {NamespaceName: orders, LogExports: [connectionlog, userlog]}
---
# fail: one of them
Type: AWS::RedshiftServerless::Namespace
Properties: {NamespaceName: orders, LogExports: [userlog]}
---
# fail: none unless told to
Type: AWS::RedshiftServerless::Namespace
Properties: {NamespaceName: orders}
---
# undetermined: decided by a parameter that has no value
Type: AWS::RedshiftServerless::Namespace
Properties: {NamespaceName: orders, LogExports: !Ref Logs}
"""
