"""Listeners agree on keys that a quantum computer does not break.

Why: traffic that is recorded today can be read once such a computer exists, unless the key exchange resists it.

Fix: set `SslPolicy` to one with `PQ` in its name, such as `ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09`. Clients
without it fall back; no interruption.

Links:
- https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
- https://aws.amazon.com/security/post-quantum-cryptography/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable, or_default

if TYPE_CHECKING:
    from remit.schema.stubs.elasticloadbalancingv2 import Listener

META = Meta(
    type="AWS::ElasticLoadBalancingV2::Listener",
    duty="transit-encryption",
    severity="low",
    also=("elbv2_listener_pqc_tls_enabled",),
    controls=("SC-8", "SC-8(1)", "SC-13"),
)


def run(listener: Listener) -> Result:
    if listener.Protocol not in ("HTTPS", "TLS"):
        return not_applicable("it does not end TLS connections")
    return expect(
        "-PQ-" in or_default(listener.SslPolicy, ""), "recorded traffic can be read once quantum computers can"
    )


EXAMPLES = """
# pass: with ML-KEM
Type: AWS::ElasticLoadBalancingV2::Listener
Properties: {Protocol: HTTPS, SslPolicy: ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09}
---
# fail: without
Type: AWS::ElasticLoadBalancingV2::Listener
Properties: {Protocol: HTTPS, SslPolicy: ELBSecurityPolicy-TLS13-1-2-2021-06}
---
# undetermined: a parameter
Type: AWS::ElasticLoadBalancingV2::Listener
Properties: {Protocol: HTTPS, SslPolicy: !Ref Policy}
"""
