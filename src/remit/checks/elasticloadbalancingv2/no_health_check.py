"""Target groups ask whether their targets are well.

Why: without health checks requests go to targets that no longer answer.

Fix: set `HealthCheckEnabled: true`. Takes effect at once; for functions each check is an invocation.

Links:
- https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticloadbalancingv2-targetgroup.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default

if TYPE_CHECKING:
    from remit.schema.stubs.elasticloadbalancingv2 import TargetGroup

META = Meta(
    type="AWS::ElasticLoadBalancingV2::TargetGroup",
    duty="backup-recovery",
    severity="low",
    also=("CKV_AWS_261",),
    controls=("CP-10", "SC-5(2)", "SI-13(5)"),
)


def run(targets: TargetGroup) -> Result:
    enabled = or_default(targets.HealthCheckEnabled, targets.TargetType != "lambda")  # API_CreateTargetGroup
    return expect(enabled, "requests go to targets that no longer answer")


EXAMPLES = """
# pass: on by default
Type: AWS::ElasticLoadBalancingV2::TargetGroup
Properties: {TargetType: instance, Protocol: HTTPS, Port: 443, VpcId: vpc-1}
---
# fail: off
Type: AWS::ElasticLoadBalancingV2::TargetGroup
Properties: {TargetType: lambda, HealthCheckEnabled: false}
---
# undetermined: a parameter
Type: AWS::ElasticLoadBalancingV2::TargetGroup
Properties: {TargetType: lambda, HealthCheckEnabled: !Ref Checked}
"""
