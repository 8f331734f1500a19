"""VPCs record their traffic in flow logs.

Why: flow logs tell who spoke with whom and what was turned away. Without them an intruder's ways through the network
cannot be retraced.

Fix: add an `AWS::EC2::FlowLog` with `ResourceType: VPC` and `TrafficType: REJECT` or `ALL`, to a bucket (cheapest) or
a log group. No effect on traffic; you pay by volume.

Links:
- https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from remit.schema.stubs.ec2 import VPC

META = Meta(
    type="AWS::EC2::VPC",
    duty="logging-monitoring",
    severity="medium",
    also=(
        "EC2.6",
        "CIS-5.0:3.7",
        "config:vpc-flow-logs-enabled",
        "CKV2_AWS_11",
        "vpc_flow_logs_enabled",
        "AWS-0178",
    ),
    controls=("AU-2", "AU-3", "AU-12", "SI-7(8)"),
)


def run(vpc: VPC) -> Result:
    logs = some(lambda log: log.TrafficType != "ACCEPT", vpc.FlowLogs)
    return expect(logs, "no flow log records the traffic that is turned away")


EXAMPLES = """
# pass: all traffic
Resources:
  Log:
    Type: AWS::EC2::FlowLog
    Properties: {ResourceId: !Ref Vpc, ResourceType: VPC, TrafficType: ALL, LogDestinationType: s3}
  Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}
---
# fail: only what was let in
Resources:
  Log:
    Type: AWS::EC2::FlowLog
    Properties: {ResourceId: !Ref Vpc, ResourceType: VPC, TrafficType: ACCEPT, LogDestinationType: s3}
  Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}
---
# undetermined: which traffic is a parameter
Resources:
  Log:
    Type: AWS::EC2::FlowLog
    Properties: {ResourceId: !Ref Vpc, ResourceType: VPC, TrafficType: !Ref Traffic, LogDestinationType: s3}
  Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}
"""
