"""Classic Load Balancers stand in two Availability Zones.

Why: when its only zone fails, so does what stands behind it.

Fix: name subnets (or `AvailabilityZones`) of two or more zones, and run instances in them. No interruption.

Links:
- https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/enable-disable-az.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from remit.schema.stubs.elasticloadbalancing import LoadBalancer

META = Meta(
    type="AWS::ElasticLoadBalancing::LoadBalancer",
    duty="backup-recovery",
    severity="medium",
    also=("ELB.10", "config:clb-multiple-az", "elb_is_in_multiple_az"),
    controls=("CP-10", "CP-2(2)", "CP-6(2)", "SC-36", "SC-5(2)", "SI-13(5)"),
)


def run(balancer: LoadBalancer) -> Result:
    ways = (lambda: len(balancer.Subnets) > 1, lambda: len(balancer.AvailabilityZones) > 1)
    return expect(some(lambda way: way(), ways), "it stands in one zone")


EXAMPLES = """
# pass: two
Type: AWS::ElasticLoadBalancing::LoadBalancer
Properties: {Subnets: [subnet-1, subnet-2]}
---
# fail: one
Type: AWS::ElasticLoadBalancing::LoadBalancer
Properties: {Subnets: [subnet-1]}
---
# undetermined: a parameter
Type: AWS::ElasticLoadBalancing::LoadBalancer
Properties: {Subnets: !Ref Subnets}
"""
