"""Databases send every log that is asked of their engine to CloudWatch Logs.

Why: each log has its own part of the story: who signed in, what failed, what was changed. RDS keeps them on the
instance for days, and a deleted instance takes them along.

Fix: name the missing logs in `EnableCloudwatchLogsExports`. It restarts nothing. MySQL and MariaDB write an audit log
only with the audit plugin of an option group. CloudWatch Logs bills what it takes in and keeps.

Note: rds.logs-not-exported asks whether any log is exported at all.

Links:
- https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html
- https://docs.aws.amazon.com/config/latest/developerguide/rds-logging-enabled.html
- https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.Procedural.UploadtoCloudWatch.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable, or_default, some

if TYPE_CHECKING:
    from typing import Any

    from remit.schema.stubs.rds import DBInstance

META = Meta(
    type="AWS::RDS::DBInstance",
    duty="logging-monitoring",
    severity="medium",
    controls=("AU-2", "AU-3", "AU-6(3)", "AU-12", "SI-4"),
)

OF_MYSQL = ("audit", "error", "general", "slowquery")

MEMBERS = {
    "all": {  # by the beginning of the engine's name
        "logs": {
            "oracle": ("alert", "audit", "trace", "listener"),
            "postgres": ("postgresql", "upgrade"),
            "mysql": OF_MYSQL,
            "mariadb": OF_MYSQL,
            "sqlserver": ("error", "agent"),
        },
        "also": ("RDS.9", "config:rds-logging-enabled"),
    },
    "postgres": {
        "logs": {"postgres": ("postgresql",)},
        "also": ("RDS.36", "config:rds-postgresql-logs-to-cloudwatch"),
    },
    "sqlserver": {
        "logs": {"sqlserver": ("error", "agent")},
        "also": ("RDS.40", "config:rds-sql-server-logs-to-cloudwatch"),
    },
    "mariadb": {
        "logs": {"mariadb": ("audit", "error")},
        "also": ("RDS.42", "config:mariadb-publish-logs-to-cloudwatch-logs"),
    },
}


def run(db: DBInstance, member: dict[str, Any]) -> Result:
    if db.DBClusterIdentifier:
        return not_applicable("log exports are the setting of its cluster")
    engine = or_default(db.Engine, "")
    wanted = next((logs for name, logs in member["logs"].items() if engine.startswith(name)), ())
    if not wanted:
        return not_applicable("it asks for the logs of another engine")
    missing = [log for log in wanted if not sends(db, log)]
    return expect(not missing, "not exported: " + ", ".join(missing))


def sends(db: DBInstance, log: str) -> bool:
    return some(lambda sent: sent == log, db.EnableCloudwatchLogsExports)


EXAMPLES = """
# pass[all]: both logs
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres, EnableCloudwatchLogsExports: [postgresql, upgrade]}
---
# fail[all]: one of two
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres, EnableCloudwatchLogsExports: [postgresql]}
---
# pass[postgres]: the one that tells who signed in
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres, EnableCloudwatchLogsExports: [postgresql]}
---
# fail[mariadb]: no audit log
Type: AWS::RDS::DBInstance
Properties: {Engine: mariadb, EnableCloudwatchLogsExports: [error]}
---
# undetermined[all]: decided by a parameter that has no value
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres, EnableCloudwatchLogsExports: !Ref Logs}
"""
