"""Load balancers stand in two Availability Zones.

Why: when its only zone fails, so does what stands behind it.

Fix: add a subnet of another zone to `Subnets` or `SubnetMappings`. A Network Load Balancer takes zones in without
interruption; a Gateway Load Balancer is replaced.

Links:
- https://docs.aws.amazon.com/elasticloadbalancing/latest/network/availability-zones.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from remit.schema.stubs.elasticloadbalancingv2 import LoadBalancer

META = Meta(
    type="AWS::ElasticLoadBalancingV2::LoadBalancer",
    duty="backup-recovery",
    severity="medium",
    also=("ELB.13", "config:elbv2-multiple-az", "elbv2_is_in_multiple_az"),
    controls=("CP-10", "CP-2(2)", "CP-6(2)", "SC-36", "SC-5(2)", "SI-13(5)"),
)


def run(balancer: LoadBalancer) -> Result:
    ways = (lambda: len(balancer.Subnets) > 1, lambda: len(balancer.SubnetMappings) > 1)
    return expect(some(lambda way: way(), ways), "it stands in one zone")


EXAMPLES = """
# pass: two
Type: AWS::ElasticLoadBalancingV2::LoadBalancer
Properties: {Type: network, Subnets: [subnet-1, subnet-2]}
---
# fail: one
Type: AWS::ElasticLoadBalancingV2::LoadBalancer
Properties: {Type: network, Subnets: [subnet-1]}
---
# undetermined: a parameter
Type: AWS::ElasticLoadBalancingV2::LoadBalancer
Properties: {Type: network, Subnets: !Ref Subnets}
"""
