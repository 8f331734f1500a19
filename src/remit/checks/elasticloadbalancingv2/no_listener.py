"""Load balancers listen.

Why: a load balancer without a listener answers nobody, so nobody looks after it. Its addresses and security groups are
open for whoever adds a listener later.

Fix: declare an `AWS::ElasticLoadBalancingV2::Listener` for it, or delete it. Neither interrupts anything.

Links:
- https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html
- https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-listeners.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.elasticloadbalancingv2 import LoadBalancer

META = Meta(
    type="AWS::ElasticLoadBalancingV2::LoadBalancer",
    needs=("AWS::ElasticLoadBalancingV2::Listener",),
    duty="network-controls",
    severity="info",
    also=("elbv2_listeners_underneath",),
    controls=("CM-8(1)",),
)


def run(balancer: LoadBalancer, world: World) -> Result:
    listeners = world.about(balancer, "AWS::ElasticLoadBalancingV2::Listener", by="LoadBalancerArn")
    return expect(some(bool, listeners), "it has no listener")


EXAMPLES = """
# pass: one
Resources:
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties: {LoadBalancerArn: !Ref Balancer, Port: 443, Protocol: HTTPS}
  Balancer: {Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: {Scheme: internal}}
---
# fail: none
Type: AWS::ElasticLoadBalancingV2::LoadBalancer
Properties: {Scheme: internal}
---
# undetermined: the listener may be another's
Resources:
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties: {LoadBalancerArn: !ImportValue which, Port: 443, Protocol: HTTPS}
  Balancer: {Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: {Scheme: internal}}
"""
