"""Somebody is called when records are stopped or keys taken away.

Why: whoever wants to hide stops the trail or the recorder; whoever wants to harm deletes a key.

Fix: make a metric filter for the events and an alarm, for a trail of all Regions; each alarm is billed.

Links:
- https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, every, expect, some

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World

META = Meta(
    type="Remit::Account::Account",
    needs=("AWS::Logs::LogGroup", "AWS::CloudWatch::Alarm"),
    duty="logging-monitoring",
    severity="low",
    controls=("AU-6(1)", "SI-4(5)", "CM-3(5)"),
)


MEMBERS = {
    "trail": {
        "events": "CreateTrail UpdateTrail DeleteTrail StartLogging StopLogging",
        "also": (
            "CloudWatch.5",
            "CIS-5.0:4.5",
            "AWS-0151",
            "cloudwatch_log_metric_filter_and_alarm_for_cloudtrail_configuration_changes_enabled",
        ),
    },
    "kms-key": {
        "events": "DisableKey ScheduleKeyDeletion",
        "also": (
            "CloudWatch.7",
            "CIS-5.0:4.7",
            "AWS-0153",
            "cloudwatch_log_metric_filter_disable_or_scheduled_deletion_of_kms_cmk",
        ),
    },
    "config": {
        "events": "StopConfigurationRecorder DeleteDeliveryChannel",
        "also": (
            "CloudWatch.9",
            "CIS-5.0:4.9",
            "AWS-0155",
            "cloudwatch_log_metric_filter_and_alarm_for_aws_config_configuration_changes_enabled",
        ),
    },
}


def run(account: Any, world: World, member: dict[str, Any]) -> Result:
    groups = world.all("AWS::Logs::LogGroup", of=account)
    alarms = world.all("AWS::CloudWatch::Alarm", of=account)
    watched = some(lambda group: some(lambda each: is_watched(each, alarms, member), group.MetricFilters), groups)
    return expect(watched, "no alarm with an action counts these events")


def is_watched(each: Any, alarms: list[Any], member: dict[str, Any]) -> bool:
    # A pattern that names all of the events; how it joins them is not judged.
    if not every(lambda event: event in each.FilterPattern, member["events"].split()):
        return False
    return some(lambda metric: some(lambda alarm: counts(alarm, metric), alarms), each.MetricTransformations)


def counts(alarm: Any, metric: Any) -> bool:
    same = alarm.MetricName == metric.MetricName and alarm.Namespace == metric.MetricNamespace
    return bool(same and alarm.AlarmActions)


EXAMPLES = """
# pass[kms-key]: counted, and somebody is called
Resources:
  Trail:
    Type: AWS::Logs::LogGroup
    Properties:
      MetricFilters:
        - FilterPattern: '{ ($.eventName = DisableKey) || ($.eventName = ScheduleKeyDeletion) }'
          MetricTransformations: [{MetricName: seen, MetricNamespace: cis, MetricValue: "1"}]
  Alarm: {Type: "AWS::CloudWatch::Alarm", Properties: {MetricName: seen, Namespace: cis, AlarmActions: [topic]}}
  Account: {Type: "Remit::Account::Account"}
Closed: true
---
# fail: nothing is counted
Type: Remit::Account::Account
Closed: true
---
# undetermined: a template does not show the rest of the account
Type: Remit::Account::Account
"""
