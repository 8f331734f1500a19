"""Classic Load Balancers take encrypted connections only.

Why: what comes in over HTTP or bare TCP can be read and changed on the way.

Fix: give every listener `Protocol: HTTPS` or `SSL` and a certificate, better move to an Application Load Balancer,
which can redirect. Clients of the old port are refused.

Links:
- https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-https-load-balancers.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, every, expect, not_applicable, or_default

if TYPE_CHECKING:
    from remit.schema.stubs.elasticloadbalancing import LoadBalancer

META = Meta(
    type="AWS::ElasticLoadBalancing::LoadBalancer",
    duty="transit-encryption",
    severity="medium",
    also=(
        "ELB.3",
        "config:elb-tls-https-listeners-only",
        "CKV_AWS_376",
        "elb_ssl_listeners",
        "ELB_TLS_HTTPS_LISTENERS_ONLY",
    ),
    controls=("AC-17(2)", "IA-5(1)", "SC-8", "SC-8(1)", "SC-13", "SC-23"),
)

ENCRYPTED = ("HTTPS", "SSL")


def run(balancer: LoadBalancer) -> Result:
    if not balancer.Listeners:
        return not_applicable("it has no listener")
    encrypted = every(lambda one: or_default(one.Protocol, "").upper() in ENCRYPTED, balancer.Listeners)
    return expect(encrypted, "a listener takes connections in the clear")


EXAMPLES = """
# pass: HTTPS
Type: AWS::ElasticLoadBalancing::LoadBalancer
Properties: {Listeners: [{Protocol: HTTPS, LoadBalancerPort: "443", InstancePort: "80"}]}
---
# fail: HTTP
Type: AWS::ElasticLoadBalancing::LoadBalancer
Properties: {Listeners: [{Protocol: HTTP, LoadBalancerPort: "80", InstancePort: "80"}]}
---
# undetermined: a parameter
Type: AWS::ElasticLoadBalancing::LoadBalancer
Properties: {Listeners: [{Protocol: !Ref Protocol, LoadBalancerPort: "443", InstancePort: "80"}]}
"""
