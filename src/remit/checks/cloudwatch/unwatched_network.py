"""Somebody is called when the network is opened or rerouted.

Why: one call opens a security group to the world, gives a private subnet a way to the internet or peers a VPC. It looks
like any change unless somebody asks who wanted it.

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
    controls=("AU-6(1)", "SI-4(5)", "CM-3(5)"),
)

MEMBERS = {
    "security-group": {
        "events": "AuthorizeSecurityGroupIngress RevokeSecurityGroupIngress CreateSecurityGroup DeleteSecurityGroup",
        "also": ("CloudWatch.10", "CIS-5.0:4.10", "AWS-0156", "cloudwatch_log_metric_filter_security_group_changes"),
    },
    "network-acl": {
        "events": "CreateNetworkAcl DeleteNetworkAcl ReplaceNetworkAclEntry ReplaceNetworkAclAssociation",
        "also": ("CloudWatch.11", "CIS-5.0:4.11", "AWS-0157", "cloudwatch_changes_to_network_acls_alarm_configured"),
    },
    "vpc": {
        "events": "CreateVpc DeleteVpc ModifyVpcAttribute CreateVpcPeeringConnection",
        "also": ("CloudWatch.14", "CIS-5.0:4.14", "AWS-0160", "cloudwatch_changes_to_vpcs_alarm_configured"),
    },
    "gateway": {
        "events": "AttachInternetGateway CreateInternetGateway DeleteInternetGateway DetachInternetGateway",
        "also": (
            *("CloudWatch.12", "CIS-5.0:4.12", "AWS-0158"),
            "cloudwatch_changes_to_network_gateways_alarm_configured",
        ),
    },
    "route-table": {
        "events": "CreateRoute ReplaceRoute DeleteRoute DisassociateRouteTable",
        "also": (
            *("CloudWatch.13", "CIS-5.0:4.13", "AWS-0159"),
            "cloudwatch_changes_to_network_route_tables_alarm_configured",
        ),
    },
}


def run(watched: Any, world: World, member: dict[str, Any]) -> Result:
    if not world.alarms.answer_for(watched):
        return not_applicable("the account is asked, or a trail of all Regions whose events reach a log group")
    counted = world.alarms.raised_by(member["events"].split(), of=watched)
    return expect(counted, "no alarm with an action counts these events")


EXAMPLES = """
# pass[vpc]: counted, and somebody is called
Resources:
  Trail:
    Type: AWS::Logs::LogGroup
    Properties:
      MetricFilters:
        - FilterPattern: '{ $.eventName = CreateVpc || DeleteVpc || ModifyVpcAttribute || CreateVpcPeeringConnection }'
          MetricTransformations: [{MetricName: seen, MetricNamespace: cis, MetricValue: "1"}]
  Alarm: {Type: "AWS::CloudWatch::Alarm", Properties: {MetricName: seen, Namespace: cis, AlarmActions: [topic]}}
  Account: {Type: "Remit::Account::Account"}
Closed: true
---
# fail: nothing is counted
Type: Remit::Account::Account
Closed: true
---
# fail: a trail whose events nobody counts
Resources:
  Group: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: trail}}
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: {S3BucketName: logs, IsLogging: true, IsMultiRegionTrail: true,
                 CloudWatchLogsLogGroupArn: !GetAtt Group.Arn}
---
# not-applicable: a trail whose events reach no log group
Type: AWS::CloudTrail::Trail
Properties: {S3BucketName: logs, IsLogging: true, IsMultiRegionTrail: true}
---
# undetermined: a template does not show the rest of the account
Type: Remit::Account::Account
"""
