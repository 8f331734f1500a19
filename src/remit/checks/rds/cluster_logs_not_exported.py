"""Database clusters send their logs to CloudWatch Logs.

Why: a cluster keeps its own log files for days, and a deleted one takes them along. Failed logins and schema changes
must outlive both.

Fix: set `EnableCloudwatchLogsExports` to the logs of the engine, such as `postgresql`, or `audit`, `error` and
`slowquery`. It restarts nothing. CloudWatch Logs bills what it takes in and keeps.

Links:
- https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_LogAccess.Procedural.UploadtoCloudWatch.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.rds import DBCluster

META = Meta(
    type="AWS::RDS::DBCluster",
    duty="logging-monitoring",
    severity="medium",
    also=(
        "RDS.37",
        "config:rds-aurora-postgresql-logs-to-cloudwatch",
        "CKV_AWS_324",
        "rds_cluster_integration_cloudwatch_logs",
    ),
    controls=("AU-2", "AU-3", "AU-6(3)", "AU-12", "CA-7", "SI-4(20)"),
)


def run(cluster: DBCluster) -> Result:
    return expect(cluster.EnableCloudwatchLogsExports, "its logs stay on the cluster and are gone after days")


EXAMPLES = """
# pass: exported
Type: AWS::RDS::DBCluster
Properties: {Engine: aurora-postgresql, EnableCloudwatchLogsExports: [postgresql]}
---
# fail: nothing unless told to
Type: AWS::RDS::DBCluster
Properties: {Engine: aurora-postgresql}
---
# undetermined: decided by a parameter that has no value
Type: AWS::RDS::DBCluster
Properties: {Engine: aurora-postgresql, EnableCloudwatchLogsExports: !Ref Logs}
"""
