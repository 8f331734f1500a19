"""GuardDuty watches what runs in instances and containers.

Why: flow logs show that a machine talks to a miner; only an agent inside shows the process that does, and stops
nothing from being seen that never leaves the host.

Fix: set `RUNTIME_MONITORING` to `ENABLED` in `Features`, with `EKS_ADDON_MANAGEMENT`, `ECS_FARGATE_AGENT_MANAGEMENT`
and `EC2_AGENT_MANAGEMENT` in `AdditionalConfiguration`. Billed per vCPU; agents are added to what runs.

Links:
- https://docs.aws.amazon.com/guardduty/latest/ug/runtime-monitoring.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/guardduty-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from typing import Any

META = Meta(
    type="AWS::GuardDuty::Detector",
    duty="logging-monitoring",
    severity="high",
    controls=("AU-6(1)", "CA-7", "RA-3(4)", "SI-20", "SI-4(4)", "SI-4(5)"),
)


MEMBERS = {
    "all": {
        "agent": "",
        "also": ("GuardDuty.11", "config:guardduty-runtime-monitoring-enabled"),
    },
    "eks": {
        "agent": "EKS_ADDON_MANAGEMENT",
        "also": (
            "GuardDuty.7",
            "config:guardduty-eks-protection-runtime-enabled",
            "guardduty_eks_runtime_monitoring_enabled",
        ),
    },
    "ecs": {
        "agent": "ECS_FARGATE_AGENT_MANAGEMENT",
        "severity": "medium",
        "also": ("GuardDuty.12", "config:guardduty-ecs-protection-runtime-enabled"),
    },
    "ec2": {
        "agent": "EC2_AGENT_MANAGEMENT",
        "severity": "medium",
        "also": ("GuardDuty.13", "config:guardduty-ec2-protection-runtime-enabled"),
    },
}


def run(detector: Any, member: dict[str, Any]) -> Result:
    return expect(some(lambda feature: watches(feature, member["agent"]), detector.Features), "nobody watches it")


def watches(feature: Any, agent: str) -> bool:
    if feature.Status != "ENABLED":
        return False
    if feature.Name == "EKS_RUNTIME_MONITORING":  # what RUNTIME_MONITORING has replaced
        return agent == "EKS_ADDON_MANAGEMENT" and manages(feature, agent)
    return bool(feature.Name == "RUNTIME_MONITORING" and (not agent or manages(feature, agent)))


def manages(feature: Any, agent: str) -> bool:
    return some(lambda each: each.Name == agent and each.Status == "ENABLED", feature.AdditionalConfiguration)


EXAMPLES = """
# pass[all]: on
Type: AWS::GuardDuty::Detector
Properties: {Enable: true, Features: [{Name: RUNTIME_MONITORING, Status: ENABLED}]}
---
# pass[ec2]: with the agent
Type: AWS::GuardDuty::Detector
Properties:
  Enable: true
  Features:
    - Name: RUNTIME_MONITORING
      Status: ENABLED
      AdditionalConfiguration: [{Name: EC2_AGENT_MANAGEMENT, Status: ENABLED}]
---
# fail: off by default
Type: AWS::GuardDuty::Detector
Properties: {Enable: true}
---
# undetermined[all]: a parameter
Type: AWS::GuardDuty::Detector
Properties: {Enable: true, Features: !Ref Features}
"""
