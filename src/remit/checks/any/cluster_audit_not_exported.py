"""Document and graph databases send their audit log to CloudWatch Logs.

Why: the audit log tells who logged in and what was changed. Left on the cluster it is gone with it, and nobody is
alarmed.

Fix: add `audit` to `EnableCloudwatchLogsExports` and switch auditing on in the cluster parameter group (`audit_logs:
enabled` for DocumentDB, `neptune_enable_audit_log: 1` for Neptune). CloudWatch Logs bills what it takes in and keeps.

Links:
- https://docs.aws.amazon.com/documentdb/latest/developerguide/event-auditing.html
- https://docs.aws.amazon.com/neptune/latest/userguide/auditing.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from typing import Any


META = Meta(
    type=("AWS::DocDB::DBCluster", "AWS::Neptune::DBCluster"),
    duty="logging-monitoring",
    severity="medium",
    also=(
        "DocumentDB.4",
        "Neptune.2",
        "config:docdb-cluster-audit-logging-enabled",
        "config:neptune-cluster-cloudwatch-log-export-enabled",
        "CKV_AWS_85",
        "CKV_AWS_101",
        "documentdb_cluster_cloudwatch_log_export",
        "neptune_cluster_integration_cloudwatch_logs",
        "AWS-0020",
        "AWS-0075",
    ),
    controls=("AU-2", "AU-3", "AU-6(3)", "AU-12", "CA-7", "SI-4(20)"),
)


def run(cluster: Any) -> Result:
    exported = some(lambda log: log == "audit", cluster.EnableCloudwatchLogsExports)
    return expect(exported, "its audit log does not reach CloudWatch Logs")


EXAMPLES = """
# pass: exported
Type: AWS::DocDB::DBCluster
Properties: {EnableCloudwatchLogsExports: [audit]}
---
# fail: another log only
Type: AWS::DocDB::DBCluster
Properties: {EnableCloudwatchLogsExports: [profiler]}
---
# fail: none for the graph
Type: AWS::Neptune::DBCluster
---
# undetermined: decided by a parameter that has no value
Type: AWS::DocDB::DBCluster
Properties: {EnableCloudwatchLogsExports: !Ref Logs}
"""
