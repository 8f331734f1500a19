"""Load balancers have the scheme of the internet only where that is meant.

Why: `internet-facing` is the default, so that a load balancer for one's own services gets public addresses when nobody
says otherwise. Then a security group alone stands between it and everybody.

Fix: set `Scheme: internal`. The scheme replaces the load balancer: switch the name over first. Waive the one that is
meant for the public.

Note: this reads the scheme alone; any.internet-facing asks whether everybody can really use it.

Links:
- https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticloadbalancingv2-loadbalancer.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable, or_default

if TYPE_CHECKING:
    from remit.schema.stubs.elasticloadbalancingv2 import LoadBalancer

META = Meta(
    type="AWS::ElasticLoadBalancingV2::LoadBalancer",
    duty="network-controls",
    severity="info",
    also=("AWS-0053",),
    controls=("AC-4", "SC-7", "SC-7(21)"),
)


def run(balancer: LoadBalancer) -> Result:
    if balancer.Type == "gateway":
        return not_applicable("a Gateway Load Balancer has no scheme")
    # The default (API_CreateLoadBalancer, Scheme).
    return expect(or_default(balancer.Scheme, "internet-facing") == "internal", "it gets addresses on the internet")


EXAMPLES = """
# pass: internal
Type: AWS::ElasticLoadBalancingV2::LoadBalancer
Properties: {Scheme: internal}
---
# fail: the default
Type: AWS::ElasticLoadBalancingV2::LoadBalancer
Properties: {Type: application}
---
# undetermined: a parameter
Type: AWS::ElasticLoadBalancingV2::LoadBalancer
Properties: {Scheme: !Ref Scheme}
---
# not-applicable: it passes packets to appliances
Type: AWS::ElasticLoadBalancingV2::LoadBalancer
Properties: {Type: gateway}
"""
