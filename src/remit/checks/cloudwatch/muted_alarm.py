"""Alarms are not muted.

Why: actions that were switched off for a maintenance stay off until somebody notices that nothing was noticed.

Fix: set `ActionsEnabled: true`, or remove it. Takes effect at once and costs nothing.

Links:
- https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-actions.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default

if TYPE_CHECKING:
    from remit.schema.stubs.cloudwatch import Alarm, CompositeAlarm

META = Meta(
    type=("AWS::CloudWatch::Alarm", "AWS::CloudWatch::CompositeAlarm"),
    duty="logging-monitoring",
    severity="high",
    also=(
        "CloudWatch.17",
        "config:cloudwatch-alarm-action-enabled-check",
        "CKV_AWS_319",
        "cloudwatch_alarm_actions_enabled",
    ),
    controls=("AU-6(1)", "AU-6(5)", "CA-7", "SI-2", "SI-4(12)"),
)


def run(alarm: Alarm | CompositeAlarm) -> Result:
    return expect(or_default(alarm.ActionsEnabled, default=True), "its actions are switched off")


EXAMPLES = """
# pass: enabled by default
Type: AWS::CloudWatch::Alarm
Properties: {EvaluationPeriods: 1, AlarmActions: [topic]}
---
# fail: switched off
Type: AWS::CloudWatch::Alarm
Properties: {EvaluationPeriods: 1, AlarmActions: [topic], ActionsEnabled: false}
---
# undetermined: a parameter
Type: AWS::CloudWatch::Alarm
Properties: {EvaluationPeriods: 1, AlarmActions: [topic], ActionsEnabled: !Ref Enabled}
"""
