"""Target groups say how they ask whether their targets are well.

Why: without health checks requests go to targets that no longer answer, and the check that HTTP targets get unasked is
for `/`, which may answer while what is behind it does not.

Fix: set `HealthCheckPath` to what tells that the application works; for functions `HealthCheckEnabled: true`, where
each check is an invocation. Takes effect at once.

Links:
- https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticloadbalancingv2-targetgroup.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, failed, or_default, passed, some

if TYPE_CHECKING:
    from remit.schema.stubs.elasticloadbalancingv2 import TargetGroup

META = Meta(
    type="AWS::ElasticLoadBalancingV2::TargetGroup",
    duty="backup-recovery",
    severity="low",
    also=("CKV_AWS_261",),
    controls=("CP-10", "SC-5(2)", "SI-13(5)"),
)

TOLD = ("HealthCheckPath", "Matcher")


def run(targets: TargetGroup) -> Result:
    enabled = or_default(targets.HealthCheckEnabled, targets.TargetType != "lambda")  # API_CreateTargetGroup
    if not enabled:
        return failed("requests go to targets that no longer answer")
    if targets.Protocol not in ("HTTP", "HTTPS"):
        return passed()
    told = some(lambda name: name in targets, TOLD)
    return expect(told, "nothing says how it asks whether a target is well")


EXAMPLES = """
# pass: a page that tells
Type: AWS::ElasticLoadBalancingV2::TargetGroup
Properties: {TargetType: instance, Protocol: HTTPS, Port: 443, VpcId: vpc-1, HealthCheckPath: /health}
---
# pass: whether a port answers, by default
Type: AWS::ElasticLoadBalancingV2::TargetGroup
Properties: {TargetType: instance, Protocol: TCP, Port: 443, VpcId: vpc-1}
---
# fail: nothing is said
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
