"""Somebody is called when the account is entered or probed in an unusual way.

Why: failed and unusual sign-ins, denied calls and use of the root user are what an intruder cannot avoid leaving;
unread they are only good for the report afterwards.

Fix: make a metric filter for the events, and an alarm with an action. Both belong to the log group of a trail of all
Regions; each alarm is billed.

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
    controls=("AU-6(1)", "SI-4(5)", "AC-2(12)"),
)

MEMBERS = {
    "unauthorized-calls": {
        "events": "errorCode UnauthorizedOperation AccessDenied",
        "also": ("CloudWatch.2", "CIS-5.0:4.1", "AWS-0147", "cloudwatch_log_metric_filter_unauthorized_api_calls"),
    },
    "sign-in-without-mfa": {
        "events": "ConsoleLogin additionalEventData.MFAUsed",
        "also": ("CloudWatch.3", "CIS-5.0:4.2", "AWS-0148", "cloudwatch_log_metric_filter_sign_in_without_mfa"),
    },
    "root-use": {
        "events": "userIdentity.type Root",
        "also": ("CloudWatch.1", "CIS-5.0:4.3", "AWS-0149", "cloudwatch_log_metric_filter_root_usage"),
    },
    "failed-sign-in": {
        "events": "ConsoleLogin errorMessage Failed",
        "also": ("CloudWatch.6", "CIS-5.0:4.6", "AWS-0152", "cloudwatch_log_metric_filter_authentication_failures"),
    },
}


def run(watched: Any, world: World, member: dict[str, Any]) -> Result:
    if not world.alarms.answer_for(watched):
        return not_applicable("the account is asked, or a trail of all Regions whose events reach a log group")
    counted = world.alarms.raised_by(member["events"].split(), of=watched)
    return expect(counted, "no alarm with an action counts these events")


EXAMPLES = """
# pass[root-use]: counted, and somebody is called
Resources:
  Trail:
    Type: AWS::Logs::LogGroup
    Properties:
      MetricFilters:
        - FilterPattern: '{ $.userIdentity.type = "Root" && $.eventType != "AwsServiceEvent" }'
          MetricTransformations: [{MetricName: seen, MetricNamespace: cis, MetricValue: "1"}]
  Alarm: {Type: "AWS::CloudWatch::Alarm", Properties: {MetricName: seen, Namespace: cis, AlarmActions: [topic]}}
  Account: {Type: "Remit::Account::Account"}
Closed: true
---
# fail: nothing is counted
Type: Remit::Account::Account
Closed: true
---
# pass[root-use]: a trail whose events are counted
Resources:
  Filter:
    Type: AWS::Logs::MetricFilter
    Properties:
      LogGroupName: !Ref Group
      FilterPattern: '{ $.userIdentity.type = "Root" && $.eventType != "AwsServiceEvent" }'
      MetricTransformations: [{MetricName: seen, MetricNamespace: cis, MetricValue: "1"}]
  Alarm: {Type: "AWS::CloudWatch::Alarm", Properties: {MetricName: seen, Namespace: cis, AlarmActions: [topic]}}
  Group: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: trail}}
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: {S3BucketName: logs, IsMultiRegionTrail: true, CloudWatchLogsLogGroupArn: !GetAtt Group.Arn}
---
# fail: a trail whose events nobody counts
Resources:
  Group: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: trail}}
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: {S3BucketName: logs, IsLogging: true, IsMultiRegionTrail: true,
                 CloudWatchLogsLogGroupArn: !GetAtt Group.Arn}
---
# undetermined: a template does not show the rest of the account
Type: Remit::Account::Account
"""
