"""Aurora MySQL clusters send their audit log to CloudWatch Logs.

Why: the audit log tells who logged in, from where, and which statements ran. Left on the instances it is overwritten.

Fix: add `audit` to `EnableCloudwatchLogsExports`, and set `server_audit_logging` and `server_audit_events` in the
cluster parameter group. It restarts nothing; CloudWatch Logs bills what it takes in and keeps.

Links:
- https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Integrating.CloudWatch.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable, some

if TYPE_CHECKING:
    from remit.schema.stubs.rds import DBCluster

META = Meta(
    type="AWS::RDS::DBCluster",
    duty="logging-monitoring",
    severity="medium",
    also=("RDS.34", "config:rds-aurora-mysql-audit-logging-enabled", "CKV_AWS_325"),
    controls=("AU-2", "AU-3", "AU-6(3)", "AU-12", "CA-7", "SI-4(20)"),
)


def run(cluster: DBCluster) -> Result:
    if cluster.Engine != "aurora-mysql":
        return not_applicable("only MySQL has an audit log to export")
    exported = some(lambda log: log == "audit", cluster.EnableCloudwatchLogsExports)
    return expect(exported, "its audit log does not reach CloudWatch Logs")


EXAMPLES = """
# pass: exported
Type: AWS::RDS::DBCluster
Properties: {Engine: aurora-mysql, EnableCloudwatchLogsExports: [audit, error]}
---
# fail: other logs only
Type: AWS::RDS::DBCluster
Properties: {Engine: aurora-mysql, EnableCloudwatchLogsExports: [error]}
---
# not-applicable: PostgreSQL has none
Type: AWS::RDS::DBCluster
Properties: {Engine: aurora-postgresql}
---
# undetermined: decided by a parameter that has no value
Type: AWS::RDS::DBCluster
Properties: {Engine: aurora-mysql, EnableCloudwatchLogsExports: !Ref Logs}
"""
