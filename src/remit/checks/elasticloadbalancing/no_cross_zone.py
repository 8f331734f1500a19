"""Classic Load Balancers spread requests over all zones.

Why: otherwise each node serves only its own zone: one with few healthy instances is overrun while the others idle.

Fix: set `CrossZone: true`. No interruption and no charge.

Links:
- https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/enable-disable-crosszone-lb.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.elasticloadbalancing import LoadBalancer

META = Meta(
    type="AWS::ElasticLoadBalancing::LoadBalancer",
    duty="backup-recovery",
    severity="medium",
    also=(
        "ELB.9",
        "config:elb-cross-zone-load-balancing-enabled",
        "CKV_AWS_138",
        "elb_cross_zone_load_balancing_enabled",
        "ELB_CROSS_ZONE_LOAD_BALANCING_ENABLED",
    ),
    controls=("CP-10", "CP-2(2)", "CP-6(2)", "SC-36", "SC-5(2)", "SI-13(5)"),
)


def run(balancer: LoadBalancer) -> Result:
    return expect(
        balancer.CrossZone, "a zone with few instances is overrun"
    )  # off by default (CloudFormation reference)


EXAMPLES = """
# pass: on
Type: AWS::ElasticLoadBalancing::LoadBalancer
Properties: {CrossZone: true}
---
# fail: off
Type: AWS::ElasticLoadBalancing::LoadBalancer
Properties: {CrossZone: false}
---
# undetermined: a parameter
Type: AWS::ElasticLoadBalancing::LoadBalancer
Properties: {CrossZone: !Ref Spread}
"""
