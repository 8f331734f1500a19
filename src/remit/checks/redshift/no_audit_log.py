"""Data warehouses log who connects.

Why: without the audit log nobody can tell afterwards who logged in and from where.

Fix: set `LoggingProperties`: `LogDestinationType: cloudwatch` with `LogExports: [connectionlog, userlog,
useractivitylog]`, or a `BucketName`. It interrupts nothing; `useractivitylog` also needs the parameter
`enable_user_activity_logging`.

Links:
- https://docs.aws.amazon.com/redshift/latest/mgmt/db-auditing.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from remit.schema.stubs.redshift import Cluster

META = Meta(
    type="AWS::Redshift::Cluster",
    duty="logging-monitoring",
    severity="medium",
    also=("Redshift.4", "CKV_AWS_71", "redshift_cluster_audit_logging"),
    controls=("AU-2", "AU-3", "AU-6(3)", "AU-12", "CA-7", "SI-4(20)"),
)


def run(cluster: Cluster) -> Result:
    ways = (cluster.LoggingProperties.BucketName, cluster.LoggingProperties.LogExports)
    return expect(some(bool, ways), "it does not log who connects")


EXAMPLES = """
# pass: to CloudWatch Logs
Type: AWS::Redshift::Cluster
Properties: {DBName: orders, LoggingProperties: {LogDestinationType: cloudwatch, LogExports: [connectionlog, userlog]}}
---
# pass: to a bucket
Type: AWS::Redshift::Cluster
Properties: {DBName: orders, LoggingProperties: {BucketName: logs}}
---
# fail: off unless told to
Type: AWS::Redshift::Cluster
Properties: {DBName: orders}
---
# undetermined: decided by a parameter that has no value
Type: AWS::Redshift::Cluster
Properties: {DBName: orders, LoggingProperties: {BucketName: !Ref Logs}}
"""
