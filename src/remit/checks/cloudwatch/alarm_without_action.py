"""Alarms call somebody.

Why: an alarm without an action turns red on a page that nobody has open.

Fix: set `AlarmActions` to a topic that reaches people or starts a repair. Takes effect at once; notifications are
billed.

Note: an alarm that is only a part of a composite alarm needs no action of its own; waive it.

Links:
- https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-actions.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.cloudwatch import Alarm, CompositeAlarm

META = Meta(
    type=("AWS::CloudWatch::Alarm", "AWS::CloudWatch::CompositeAlarm"),
    duty="logging-monitoring",
    severity="high",
    also=(
        "CloudWatch.15",
        "config:cloudwatch-alarm-action-check",
        "cloudwatch_alarm_actions_alarm_state_configured",
        "CLOUDWATCH_ALARM_ACTION_CHECK",
    ),
    controls=("AU-6(1)", "AU-6(5)", "CA-7", "IR-4(1)", "IR-4(5)", "SI-2", "SI-20", "SI-4(12)", "SI-4(5)"),
)


def run(alarm: Alarm | CompositeAlarm) -> Result:
    return expect(alarm.AlarmActions, "nothing happens when it goes off")


EXAMPLES = """
# pass: a topic
Type: AWS::CloudWatch::Alarm
Properties: {EvaluationPeriods: 1, ComparisonOperator: GreaterThanThreshold, AlarmActions: [topic]}
---
# fail: one made of others neither
Type: AWS::CloudWatch::CompositeAlarm
Properties: {AlarmRule: ALARM(orders)}
---
# fail: none by default
Type: AWS::CloudWatch::Alarm
Properties: {EvaluationPeriods: 1, ComparisonOperator: GreaterThanThreshold}
---
# undetermined: a parameter
Type: AWS::CloudWatch::Alarm
Properties: {EvaluationPeriods: 1, ComparisonOperator: GreaterThanThreshold, AlarmActions: !Ref Actions}
"""
