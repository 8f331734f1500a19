"""Listeners of load balancers speak HTTPS or TLS.

Why: what a listener takes in the clear is read and changed by anybody on the way, unless the targets happen to encrypt
it themselves, which the load balancer cannot tell.

Fix: set `Protocol: HTTPS` (`TLS` on a Network Load Balancer) with a certificate of ACM and a policy such as
`ELBSecurityPolicy-TLS13-1-2-2021-06`. Listeners change in place; clients of the old port break unless one that
redirects stays there.

Note: a listener that only redirects to HTTPS passes. TCP whose targets end TLS themselves cannot be told from plain
TCP: waive it.

Links:
- https://docs.aws.amazon.com/config/latest/developerguide/elbv2-listener-encryption-in-transit.html
- https://docs.aws.amazon.com/elasticloadbalancing/latest/network/create-tls-listener.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, failed, not_applicable, passed, some

if TYPE_CHECKING:
    from remit.schema.stubs.elasticloadbalancingv2 import Listener

META = Meta(
    type="AWS::ElasticLoadBalancingV2::Listener",
    duty="transit-encryption",
    severity="medium",
    also=("ELB.18", "config:elbv2-listener-encryption-in-transit"),
    controls=("AC-17(2)", "SC-8", "SC-8(1)", "SC-13"),
)


def run(listener: Listener) -> Result:
    if not listener.Protocol:
        return not_applicable("a Gateway Load Balancer passes on packets of every kind")
    if listener.Protocol in ("HTTPS", "TLS"):
        return passed()
    if listener.Protocol != "HTTP":
        return failed("it takes packets as they come, encrypted or not")
    serves = some(lambda action: action.Type != "redirect", listener.DefaultActions)
    return expect(not serves, "it serves over plain HTTP")


EXAMPLES = """
# pass: TLS
Type: AWS::ElasticLoadBalancingV2::Listener
Properties: {Protocol: TLS, Port: 443}
---
# pass: sends visitors on
Type: AWS::ElasticLoadBalancingV2::Listener
Properties: {Protocol: HTTP, Port: 80, DefaultActions: [{Type: redirect, RedirectConfig: {Protocol: HTTPS}}]}
---
# fail: bare TCP
Type: AWS::ElasticLoadBalancingV2::Listener
Properties: {Protocol: TCP, Port: 443}
---
# undetermined: a parameter
Type: AWS::ElasticLoadBalancingV2::Listener
Properties: {Protocol: !Ref Protocol, Port: 443}
"""
