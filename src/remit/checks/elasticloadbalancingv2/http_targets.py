"""Load balancers speak HTTPS to their targets.

Why: behind the load balancer requests carry what the browser's TLS protected, passwords and session cookies among
it. By HTTP whoever sees packets of the VPC, or mirrors them, reads along.

Fix: set `Protocol: HTTPS` and give the targets a certificate; the load balancer does not check whose it is. A new
protocol replaces the target group: register the targets, then switch the listener over.

Note: elasticloadbalancingv2.plain-targets also asks groups of TCP and UDP, whose packets may be encrypted or not.

Links:
- https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable

if TYPE_CHECKING:
    from remit.schema.stubs.elasticloadbalancingv2 import TargetGroup

META = Meta(
    type="AWS::ElasticLoadBalancingV2::TargetGroup",
    duty="transit-encryption",
    severity="medium",
    also=("CKV_AWS_378",),
    controls=("AC-17(2)", "SC-8", "SC-8(1)", "SC-13"),
)


def run(targets: TargetGroup) -> Result:
    if targets.TargetType in ("lambda", "alb"):
        return not_applicable("AWS carries it, or the load balancer behind it answers for it")
    return expect(targets.Protocol != "HTTP", "requests travel to the targets by HTTP")


EXAMPLES = """
# pass: HTTPS
Type: AWS::ElasticLoadBalancingV2::TargetGroup
Properties: {Protocol: HTTPS, Port: 443, VpcId: vpc-1}
---
# pass: packets that nobody looks into
Type: AWS::ElasticLoadBalancingV2::TargetGroup
Properties: {Protocol: TCP, Port: 443, VpcId: vpc-1}
---
# fail: HTTP
Type: AWS::ElasticLoadBalancingV2::TargetGroup
Properties: {Protocol: HTTP, Port: 80, VpcId: vpc-1}
---
# undetermined: a parameter
Type: AWS::ElasticLoadBalancingV2::TargetGroup
Properties: {Protocol: !Ref Protocol, Port: 443, VpcId: vpc-1}
---
# not-applicable: a function
Type: AWS::ElasticLoadBalancingV2::TargetGroup
Properties: {TargetType: lambda}
"""
