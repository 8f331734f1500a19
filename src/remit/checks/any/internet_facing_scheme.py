"""Load balancers have the scheme of the internet only where that is meant.

Why: `internet-facing` is the default, so that a load balancer for one's own services gets public addresses when nobody
says otherwise. Then a security group alone stands between it and everybody.

Fix: set `Scheme: internal`. The scheme replaces the load balancer: switch the name over first. Waive the one that is
meant for the public.

Note: this reads the scheme alone; any.internet-facing asks whether everybody can really use it.

Links:
- https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticloadbalancingv2-loadbalancer.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticloadbalancing-loadbalancer.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable, or_default

if TYPE_CHECKING:
    from typing import Any

META = Meta(
    type=("AWS::ElasticLoadBalancingV2::LoadBalancer", "AWS::ElasticLoadBalancing::LoadBalancer"),
    duty="network-controls",
    severity="info",
    also=("AWS-0053", "elbv2_internet_facing", "elb_internet_facing"),
    controls=("AC-4", "SC-7", "SC-7(21)"),
)


def run(balancer: Any) -> Result:
    if balancer.Type == "gateway":
        return not_applicable("a Gateway Load Balancer has no scheme")
    # The default of both kinds (API_CreateLoadBalancer, Scheme).
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
# fail: a Classic Load Balancer too
Type: AWS::ElasticLoadBalancing::LoadBalancer
Properties: {Listeners: [{LoadBalancerPort: "443", InstancePort: "80", Protocol: HTTPS}]}
---
# undetermined: a parameter
Type: AWS::ElasticLoadBalancingV2::LoadBalancer
Properties: {Scheme: !Ref Scheme}
---
# not-applicable: it passes packets to appliances
Type: AWS::ElasticLoadBalancingV2::LoadBalancer
Properties: {Type: gateway}
"""
