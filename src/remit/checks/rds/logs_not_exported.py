"""Databases send a log of theirs to CloudWatch Logs.

Why: RDS keeps an instance's own log files for days, and a deleted instance takes them along. Failed logins and schema
changes must outlive both.

Fix: set `EnableCloudwatchLogsExports` to the engine's logs, such as `postgresql` and `upgrade`, or `audit`, `error`
and `slowquery`. It restarts nothing. MySQL and MariaDB write an audit log only with the audit plugin of an option
group. CloudWatch Logs bills what it takes in and keeps.

Links:
- https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.Procedural.UploadtoCloudWatch.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbinstance.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable

if TYPE_CHECKING:
    from remit.schema.stubs.rds import DBInstance

META = Meta(
    type="AWS::RDS::DBInstance",
    duty="logging-monitoring",
    severity="medium",
    also=(
        "CKV_AWS_129",
        "rds_instance_integration_cloudwatch_logs",
        "RDS_INSTANCE_LOGGING_ENABLED",
    ),
    controls=("AU-2", "AU-3", "AU-6(3)", "AU-12", "SI-4"),
)


def run(db: DBInstance) -> Result:
    if db.DBClusterIdentifier:
        return not_applicable("log exports are the setting of its cluster")
    return expect(db.EnableCloudwatchLogsExports, "its logs stay on the instance and are gone after days")


EXAMPLES = """
# pass: the engine's log is exported
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres, EnableCloudwatchLogsExports: [postgresql, upgrade]}
---
# fail: RDS exports nothing unless told to
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres}
---
# undetermined: decided by a parameter that has no value
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres, EnableCloudwatchLogsExports: !Ref Logs}
---
# not-applicable: the cluster decides for its instances
Type: AWS::RDS::DBInstance
Properties: {Engine: aurora-mysql, DBClusterIdentifier: orders}
"""
