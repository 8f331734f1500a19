"""Load balancers ask for their targets' health over TLS.

Why: a health check in the clear keeps a plain port open on every target, and its answers can be forged.

Fix: set `HealthCheckProtocol: HTTPS`. Takes effect at once; targets that do not answer over TLS become unhealthy.

Links:
- https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable, or_default

if TYPE_CHECKING:
    from remit.schema.stubs.elasticloadbalancingv2 import TargetGroup

META = Meta(
    type="AWS::ElasticLoadBalancingV2::TargetGroup",
    duty="transit-encryption",
    severity="medium",
    also=("ELB.21", "config:elbv2-targetgroup-healthcheck-protocol-encrypted"),
    controls=("AC-17(2)", "SC-8", "SC-8(1)", "SC-13"),
)


def run(targets: TargetGroup) -> Result:
    if targets.TargetType == "lambda" or targets.Protocol == "GENEVE":
        return not_applicable("AWS carries it, or it is not asked over HTTP")
    return expect(asked_over(targets) == "HTTPS", "its targets are asked in the clear")


def asked_over(targets: TargetGroup) -> str:
    default = "HTTP" if targets.Protocol in ("HTTP", "HTTPS") else "TCP"  # API_CreateTargetGroup
    return or_default(targets.HealthCheckProtocol, default)


EXAMPLES = """
# pass: HTTPS
Type: AWS::ElasticLoadBalancingV2::TargetGroup
Properties: {Protocol: HTTPS, Port: 443, VpcId: vpc-1, HealthCheckProtocol: HTTPS}
---
# fail: HTTP
Type: AWS::ElasticLoadBalancingV2::TargetGroup
Properties: {Protocol: HTTPS, Port: 443, VpcId: vpc-1, HealthCheckProtocol: HTTP}
---
# undetermined: a parameter
Type: AWS::ElasticLoadBalancingV2::TargetGroup
Properties: {Protocol: HTTPS, Port: 443, VpcId: vpc-1, HealthCheckProtocol: !Ref Protocol}
"""
