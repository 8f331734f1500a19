"""Network Load Balancers end TLS.

Why: a listener for bare TCP leaves encryption to whatever answers behind it. With a TLS listener one certificate, which
ACM renews, and one TLS policy hold for all targets.

Fix: set `Protocol: TLS` on the listener with a certificate of ACM and a policy such as
`ELBSecurityPolicy-TLS13-1-2-2021-06`. Listeners change in place; targets that end TLS themselves then need a target
group of protocol TLS.

Note: where targets must see the client's own certificate, TCP is right: waive it.

Links:
- https://docs.aws.amazon.com/elasticloadbalancing/latest/network/create-tls-listener.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable

if TYPE_CHECKING:
    from remit.schema.stubs.elasticloadbalancingv2 import Listener

META = Meta(
    type="AWS::ElasticLoadBalancingV2::Listener",
    duty="transit-encryption",
    severity="low",
    also=("elbv2_nlb_tls_termination_enabled",),
    controls=("AC-17(2)", "SC-8", "SC-8(1)"),
)


def run(listener: Listener) -> Result:
    if listener.Protocol not in ("TCP", "TLS"):
        return not_applicable("it is no TCP or TLS listener of a Network Load Balancer")
    return expect(listener.Protocol == "TLS", "it passes TCP on as it comes, encrypted or not")


EXAMPLES = """
# pass: TLS
Type: AWS::ElasticLoadBalancingV2::Listener
Properties: {Protocol: TLS, Port: 443}
---
# fail: TCP
Type: AWS::ElasticLoadBalancingV2::Listener
Properties: {Protocol: TCP, Port: 443}
---
# undetermined: a parameter
Type: AWS::ElasticLoadBalancingV2::Listener
Properties: {Protocol: !Ref Protocol, Port: 443}
---
# not-applicable: an Application Load Balancer's
Type: AWS::ElasticLoadBalancingV2::Listener
Properties: {Protocol: HTTPS, Port: 443}
"""
