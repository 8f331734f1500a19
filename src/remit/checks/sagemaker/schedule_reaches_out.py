"""Scheduled monitoring cannot reach the network.

Why: the job's container reads what the model saw and has a role; with a network it can carry both away.

Fix: set `MonitoringScheduleConfig.MonitoringJobDefinition.NetworkConfig.EnableNetworkIsolation: true`. Holds for the
next run.

Links:
- https://docs.aws.amazon.com/sagemaker/latest/dg/mkt-algo-model-internet-free.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable

if TYPE_CHECKING:
    from remit.schema.stubs.sagemaker import MonitoringSchedule

META = Meta(
    type="AWS::SageMaker::MonitoringSchedule",
    duty="network-controls",
    severity="medium",
    also=("SageMaker.14", "config:sagemaker-monitoring-schedule-isolation"),
    controls=("AC-4", "SC-7", "SC-7(5)"),
)


def run(schedule: MonitoringSchedule) -> Result:
    if schedule.MonitoringScheduleConfig.MonitoringJobDefinitionName:
        return not_applicable("the job definition that it names answers for its network")
    isolated = schedule.MonitoringScheduleConfig.MonitoringJobDefinition.NetworkConfig.EnableNetworkIsolation
    return expect(isolated, "its container can call out")


EXAMPLES = """
# pass: isolated
Type: AWS::SageMaker::MonitoringSchedule
Properties: {MonitoringScheduleConfig: {MonitoringJobDefinition: {RoleArn: role,
   NetworkConfig: {EnableNetworkIsolation: true}}}}
---
# fail: not by default
Type: AWS::SageMaker::MonitoringSchedule
Properties: {MonitoringScheduleConfig: {MonitoringJobDefinition: {RoleArn: role}}}
---
# undetermined: a parameter
Type: AWS::SageMaker::MonitoringSchedule
Properties: {MonitoringScheduleConfig: {MonitoringJobDefinition: {RoleArn: role,
   NetworkConfig: {EnableNetworkIsolation: !Ref Isolated}}}}
"""
