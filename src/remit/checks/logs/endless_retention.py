"""Log groups say how long they keep their events.

Why: a log group without retention keeps everything for ever: costs grow, and so does what a reader of the logs can
find in them.

Fix: set `RetentionInDays` to what your policy asks for (365 and more for audit trails). Older events are deleted
within days of the change, for good.

Links:
- https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-logs-loggroup.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.logs import LogGroup

META = Meta(
    type="AWS::Logs::LogGroup",
    duty="logging-monitoring",
    severity="low",
    also=("CKV_AWS_66", "CW_LOGGROUP_RETENTION_PERIOD_CHECK"),
    controls=("AU-11", "AU-10"),
)


def run(group: LogGroup) -> Result:
    return expect(group.RetentionInDays, "events are kept for ever, because no retention is set")


EXAMPLES = """
# pass: a year
Type: AWS::Logs::LogGroup
Properties: {RetentionInDays: 365}
---
# fail: for ever
Type: AWS::Logs::LogGroup
---
# undetermined: a parameter decides
Type: AWS::Logs::LogGroup
Properties: {RetentionInDays: !Ref Days}
"""
