"""Log groups keep their events for a year.

Why: an intruder is found after months as often as after days; by then a shorter log has nothing to tell.

Fix: set `RetentionInDays` to 365 or more. It holds for what is there and what comes; storage is billed.

Links:
- https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default

if TYPE_CHECKING:
    from remit.schema.stubs.logs import LogGroup

META = Meta(
    type="AWS::Logs::LogGroup",
    duty="logging-monitoring",
    severity="medium",
    also=(
        *("CloudWatch.16", "config:cw-loggroup-retention-period-check", "CKV_AWS_338"),
        "cloudwatch_log_group_retention_policy_specific_days_enabled",
    ),
    controls=("AU-10", "AU-11", "AU-6(3)", "AU-6(4)", "CA-7", "SI-12"),
)


YEAR = 365


def run(group: LogGroup) -> Result:
    return expect(or_default(group.RetentionInDays, YEAR) >= YEAR, "events are deleted within a year")


EXAMPLES = """
# pass: a year
Type: AWS::Logs::LogGroup
Properties: {RetentionInDays: 365}
---
# pass: for ever
Type: AWS::Logs::LogGroup
---
# fail: a week
Type: AWS::Logs::LogGroup
Properties: {RetentionInDays: 7}
---
# undetermined: a parameter decides
Type: AWS::Logs::LogGroup
Properties: {RetentionInDays: !Ref Days}
"""
