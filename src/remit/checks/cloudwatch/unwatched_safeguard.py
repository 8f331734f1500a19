"""Somebody is called when a safeguard is changed: permissions, records, keys.

Why: to stay one changes a policy, to hide one stops the trail or recorder, to harm one deletes a key. Minutes decide.

Fix: make a metric filter for the events, and an alarm with an action, on the log group of a trail of all Regions.

Links:
- https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World

META = Meta(
    type=("Remit::Account::Account", "AWS::CloudTrail::Trail"),
    needs=("AWS::Logs::LogGroup", "AWS::CloudWatch::Alarm"),
    duty="logging-monitoring",
    severity="low",
    controls=("AU-6(1)", "SI-4(5)", "CM-3(5)"),
)

MEMBERS = {
    "trail": {
        "events": "CreateTrail UpdateTrail DeleteTrail StartLogging StopLogging",
        "also": (
            *("CloudWatch.5", "CIS-5.0:4.5", "AWS-0151"),
            "cloudwatch_log_metric_filter_and_alarm_for_cloudtrail_configuration_changes_enabled",
        ),
    },
    "kms-key": {
        "events": "DisableKey ScheduleKeyDeletion",
        "also": (
            *("CloudWatch.7", "CIS-5.0:4.7", "AWS-0153"),
            "cloudwatch_log_metric_filter_disable_or_scheduled_deletion_of_kms_cmk",
        ),
    },
    "config": {
        "events": "StopConfigurationRecorder DeleteDeliveryChannel",
        "also": (
            *("CloudWatch.9", "CIS-5.0:4.9", "AWS-0155"),
            "cloudwatch_log_metric_filter_and_alarm_for_aws_config_configuration_changes_enabled",
        ),
    },
    "iam-policy": {
        "events": (
            "PutUserPolicy PutRolePolicy PutGroupPolicy CreatePolicyVersion "
            "AttachUserPolicy AttachRolePolicy AttachGroupPolicy"
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


def run(watched: Any, world: World, member: dict[str, Any]) -> Result:
    if not world.alarms.answer_for(watched):
        return not_applicable("the account is asked, or a trail of all Regions whose events reach a log group")
    counted = world.alarms.raised_by(member["events"].split(), of=watched)
    return expect(counted, "no alarm with an action counts these events")


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
{Type: "Remit::Account::Account", Closed: true}
---
# undetermined: a template does not show the rest of the account
Type: Remit::Account::Account
"""
