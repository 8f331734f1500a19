"""Accelerators lead to what is meant for the internet.

Why: an accelerator puts an internal load balancer, or an instance without a public address, on the internet: it needs
neither a public subnet nor a route, only an internet gateway attached to the VPC.

Fix: leave such endpoints out of the group, or see that their security group admits only who should come and that a web
ACL stands before the load balancer. Removing an endpoint takes effect within seconds.

Links:
- https://docs.aws.amazon.com/global-accelerator/latest/dg/secure-vpc-connections.html
- https://docs.aws.amazon.com/global-accelerator/latest/dg/about-endpoints.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable, some

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World
    from remit.schema.stubs.globalaccelerator import EndpointGroup

META = Meta(
    type="AWS::GlobalAccelerator::EndpointGroup",
    needs=("AWS::ElasticLoadBalancingV2::LoadBalancer",),
    duty="network-controls",
    severity="low",
    controls=("AC-4", "SC-7", "SC-7(21)"),
)

BALANCER = "AWS::ElasticLoadBalancingV2::LoadBalancer"


def run(group: EndpointGroup, world: World) -> Result:
    if not group.EndpointConfigurations:
        return not_applicable("it leads to nothing")
    inside = some(lambda endpoint: is_internal(endpoint, world), group.EndpointConfigurations)
    return expect(not inside, "it puts an internal load balancer on the internet")


def is_internal(endpoint: Any, world: World) -> bool:
    return bool(world.resolve(endpoint.EndpointId, BALANCER).Scheme == "internal")


EXAMPLES = """
# pass: one that is on the internet anyhow
Resources:
  Balancer: {Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: {Scheme: internet-facing}}
  Group:
    Type: AWS::GlobalAccelerator::EndpointGroup
    Properties: {EndpointGroupRegion: eu-west-1, EndpointConfigurations: [{EndpointId: !Ref Balancer}]}
---
# fail: an internal one
Resources:
  Balancer: {Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: {Scheme: internal}}
  Group:
    Type: AWS::GlobalAccelerator::EndpointGroup
    Properties: {EndpointGroupRegion: eu-west-1, EndpointConfigurations: [{EndpointId: !Ref Balancer}]}
---
# undetermined: one that is not here
Type: AWS::GlobalAccelerator::EndpointGroup
Properties: {EndpointGroupRegion: eu-west-1, EndpointConfigurations: [{EndpointId: !Ref Balancer}]}
---
# not-applicable: none
Type: AWS::GlobalAccelerator::EndpointGroup
Properties: {EndpointGroupRegion: eu-west-1}
"""
