"""Auto Scaling groups behind a load balancer replace what the load balancer finds ill.

Why: by default a group asks EC2 only whether the machine runs. An instance whose application hangs keeps its place,
gets no traffic and is never replaced, until none is left.

Fix: set `HealthCheckType: ELB` with a `HealthCheckGracePeriod` longer than the start of the application. No
interruption; instances that the load balancer calls unhealthy are replaced at once.

Links:
- https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-health-checks.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/autoscaling-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable, or_default, some

if TYPE_CHECKING:
    from remit.schema.stubs.autoscaling import AutoScalingGroup

META = Meta(
    type="AWS::AutoScaling::AutoScalingGroup",
    duty="backup-recovery",
    severity="low",
    also=(
        "AutoScaling.1",
        "config:autoscaling-group-elb-healthcheck-required",
        "CKV2_AWS_15",
        "autoscaling_group_elb_health_check_enabled",
        "AUTOSCALING_GROUP_ELB_HEALTHCHECK_REQUIRED",
    ),
    controls=("CP-2(2)", "CP-10", "SI-2"),
)


def run(group: AutoScalingGroup) -> Result:
    kinds = or_default(group.HealthCheckType, "EC2")  # API_CreateAutoScalingGroup; several are named with commas
    if "ELB" not in kinds and not some(bool, (group.TargetGroupARNs, group.LoadBalancerNames, group.TrafficSources)):
        return not_applicable("it stands behind no load balancer")
    return expect("ELB" in kinds, "it keeps instances whose application does not answer")


EXAMPLES = """
# pass: asks the load balancer
Type: AWS::AutoScaling::AutoScalingGroup
Properties: {MinSize: "1", MaxSize: "3", TargetGroupARNs: [!Ref Group], HealthCheckType: ELB}
---
# fail: asks EC2 only, by default
Type: AWS::AutoScaling::AutoScalingGroup
Properties: {MinSize: "1", MaxSize: "3", TargetGroupARNs: [!Ref Group]}
---
# undetermined: a parameter
Type: AWS::AutoScaling::AutoScalingGroup
Properties: {MinSize: "1", MaxSize: "3", TargetGroupARNs: [!Ref Group], HealthCheckType: !Ref Kind}
---
# not-applicable: no load balancer
Type: AWS::AutoScaling::AutoScalingGroup
Properties: {MinSize: "1", MaxSize: "3"}
"""
