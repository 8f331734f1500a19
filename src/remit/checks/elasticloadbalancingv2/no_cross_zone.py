"""Network and Gateway Load Balancers spread traffic over all zones.

Why: otherwise each node serves only its own zone: one with few healthy targets is overrun, one with none fails, while
the others idle.

Fix: set the attribute `load_balancing.cross_zone.enabled` to `true` in `LoadBalancerAttributes`. No interruption;
traffic between zones is billed.

Links:
- https://docs.aws.amazon.com/elasticloadbalancing/latest/network/network-load-balancers.html
- https://docs.aws.amazon.com/elasticloadbalancing/latest/gateway/gateway-load-balancers.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable, or_default, some

if TYPE_CHECKING:
    from typing import Any

    from remit.schema.stubs.elasticloadbalancingv2 import LoadBalancer

META = Meta(
    type="AWS::ElasticLoadBalancingV2::LoadBalancer",
    duty="backup-recovery",
    severity="medium",
    also=("CKV_AWS_152", "elbv2_cross_zone_load_balancing_enabled"),
    controls=("CP-10", "CP-2(2)", "CP-6(2)", "SC-36", "SC-5(2)", "SI-13(5)"),
)


def run(balancer: LoadBalancer) -> Result:
    if or_default(balancer.Type, "application") == "application":
        return not_applicable("an Application Load Balancer always does")
    return expect(some(is_on, balancer.LoadBalancerAttributes), "a zone with few targets is overrun")


def is_on(attribute: Any) -> bool:
    return bool(attribute.Key == "load_balancing.cross_zone.enabled" and attribute.Value == "true")


EXAMPLES = """
# pass: on
Type: AWS::ElasticLoadBalancingV2::LoadBalancer
Properties: {Type: network, LoadBalancerAttributes: [{Key: load_balancing.cross_zone.enabled, Value: "true"}]}
---
# fail: off by default
Type: AWS::ElasticLoadBalancingV2::LoadBalancer
Properties: {Type: network}
---
# undetermined: a parameter
Type: AWS::ElasticLoadBalancingV2::LoadBalancer
Properties: {Type: network, LoadBalancerAttributes: [{Key: load_balancing.cross_zone.enabled, Value: !Ref Spread}]}
---
# not-applicable: always on
Type: AWS::ElasticLoadBalancingV2::LoadBalancer
Properties: {Type: application}
"""
