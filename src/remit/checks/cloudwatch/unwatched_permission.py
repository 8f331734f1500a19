"""Somebody is called when permissions are changed.

Why: whoever wants to stay changes a policy: of a role, a bucket, or the organization that should have stopped it.
Each is one call, and minutes decide.

Fix: make a metric filter for the events, and an alarm with an action. Both belong to the log group of a trail of all
Regions; each alarm is billed.

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
    "iam-policy": {
        "events": (
            "PutUserPolicy PutRolePolicy PutGroupPolicy CreatePolicyVersion AttachUserPolicy "
            "AttachRolePolicy AttachGroupPolicy"
        ),
        "also": ("CloudWatch.4", "CIS-5.0:4.4", "AWS-0150", "cloudwatch_log_metric_filter_policy_changes"),
    },
    "bucket-policy": {
        "events": "PutBucketAcl PutBucketPolicy DeleteBucketPolicy",
        "also": (
            "CloudWatch.8",
            "CIS-5.0:4.8",
            "AWS-0154",
            "cloudwatch_log_metric_filter_for_s3_bucket_policy_changes",
        ),
    },
    "organization": {
        "events": "AttachPolicy DetachPolicy LeaveOrganization",
        "also": ("CIS-5.0:4.15", "AWS-0174", "cloudwatch_log_metric_filter_aws_organizations_changes"),
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
# pass[bucket-policy]: counted, and somebody is called
Resources:
  Trail:
    Type: AWS::Logs::LogGroup
    Properties:
      MetricFilters:
        - FilterPattern: '{ $.eventName = PutBucketAcl || PutBucketPolicy || DeleteBucketPolicy }'
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
