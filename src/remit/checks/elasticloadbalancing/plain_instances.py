"""Classic Load Balancers speak to their instances over TLS.

Why: behind a listener with a certificate the request travels on through the network; in the clear, whoever listens
there reads passwords and data.

Fix: install a certificate on the instances (its own signature is enough) and set `InstanceProtocol: HTTPS` or `SSL` on
each listener. The listener is replaced: connections in flight end. Better move to an Application Load Balancer.

Note: TCP may carry TLS that client and instance agree on; the load balancer cannot tell, so waive it there.

Links:
- https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-create-https-ssl-load-balancer.html
- https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-listener-config.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, every, expect, not_applicable, or_default

if TYPE_CHECKING:
    from typing import Any

    from remit.schema.stubs.elasticloadbalancing import LoadBalancer

META = Meta(
    type="AWS::ElasticLoadBalancing::LoadBalancer",
    duty="transit-encryption",
    severity="medium",
    controls=("AC-17(2)", "SC-8", "SC-8(1)", "SC-13"),
)


def run(balancer: LoadBalancer) -> Result:
    if not balancer.Listeners:
        return not_applicable("it has no listener")
    return expect(every(speaks_tls, balancer.Listeners), "requests travel to the instances in the clear")


def speaks_tls(listener: Any) -> bool:
    # unless told, HTTP behind HTTPS and HTTP, TCP behind SSL and TCP (elb-listener-config)
    return or_default(listener.InstanceProtocol, "HTTP").upper() in ("HTTPS", "SSL")


EXAMPLES = """
# pass: HTTPS all the way
Type: AWS::ElasticLoadBalancing::LoadBalancer
Properties:
  Listeners: [{Protocol: HTTPS, LoadBalancerPort: "443", InstancePort: "443", InstanceProtocol: HTTPS}]
---
# fail: HTTP behind it
Type: AWS::ElasticLoadBalancing::LoadBalancer
Properties:
  Listeners: [{Protocol: HTTPS, LoadBalancerPort: "443", InstancePort: "80", InstanceProtocol: HTTP}]
---
# fail: HTTP by default
Type: AWS::ElasticLoadBalancing::LoadBalancer
Properties: {Listeners: [{Protocol: HTTPS, LoadBalancerPort: "443", InstancePort: "80"}]}
---
# undetermined: a parameter
Type: AWS::ElasticLoadBalancing::LoadBalancer
Properties:
  Listeners: [{Protocol: HTTPS, LoadBalancerPort: "443", InstancePort: "443", InstanceProtocol: !Ref Inside}]
"""
