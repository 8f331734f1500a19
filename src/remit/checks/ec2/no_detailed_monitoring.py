"""Instances report their metrics every minute.

Why: without detailed monitoring a metric is up to five minutes old: alarms and scaling come late, and short bursts
disappear in the average.

Fix: set `Monitoring: true` (`LaunchTemplateData.Monitoring.Enabled` of the launch template). No interruption; the
metrics are billed.

Links:
- https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/manage-detailed-monitoring.html
- https://docs.aws.amazon.com/config/latest/developerguide/ec2-instance-detailed-monitoring-enabled.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.ec2 import Instance

META = Meta(
    type="AWS::EC2::Instance",
    needs=("AWS::EC2::LaunchTemplate",),
    duty="logging-monitoring",
    severity="low",
    also=(
        "config:ec2-instance-detailed-monitoring-enabled",
        "CKV_AWS_126",
        "ec2_instance_detailed_monitoring_enabled",
        "EC2_INSTANCE_DETAILED_MONITORING_ENABLED",
    ),
    controls=("AU-6", "CA-7", "SI-4"),
)

REASON = "its metrics are up to five minutes old"


def run(instance: Instance, world: World) -> Result:
    if "Monitoring" in instance or instance.InstanceId:
        return expect(instance.Monitoring, REASON)
    named = instance.LaunchTemplate
    template = world.resolve(named.LaunchTemplateId or named.LaunchTemplateName, "AWS::EC2::LaunchTemplate")
    return expect(template.LaunchTemplateData.Monitoring.Enabled, REASON)


EXAMPLES = """
# pass: on
Type: AWS::EC2::Instance
Properties: {Monitoring: true}
---
# fail: off by default
Type: AWS::EC2::Instance
Properties: {ImageId: ami-1}
---
# undetermined: a parameter
Type: AWS::EC2::Instance
Properties: {Monitoring: !Ref Detailed}
"""
