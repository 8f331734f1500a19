"""Classic Load Balancers accept TLS 1.2 only.

Why: TLS 1.0 and 1.1 rest on broken hashes and ciphers, and RFC 8996 withdrew them. The policy that a listener gets
when nobody names one still accepts both.

Fix: name a policy of type `SSLNegotiationPolicyType` with `Reference-Security-Policy:
ELBSecurityPolicy-TLS-1-2-2017-01` in `Policies`, and have the listener use it. Old clients drop out.

Note: a policy of hand-picked protocols and ciphers fails: it does not follow what becomes weak.

Links:
- https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-security-policy-table.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, every, expect, not_applicable, or_default, some

if TYPE_CHECKING:
    from typing import Any

    from remit.schema.stubs.elasticloadbalancing import LoadBalancer

META = Meta(
    type="AWS::ElasticLoadBalancing::LoadBalancer",
    duty="transit-encryption",
    severity="medium",
    also=(
        "ELB.8",
        "config:elb-predefined-security-policy-ssl-check",
        "elb_insecure_ssl_ciphers",
        "ELB_PREDEFINED_SECURITY_POLICY_SSL_CHECK",
    ),
    controls=("AC-17(2)", "IA-5(1)", "SC-8", "SC-8(1)", "SC-13", "SC-23"),
)

ENCRYPTED = ("HTTPS", "SSL")
STRONG = "ELBSecurityPolicy-TLS-1-2-2017-01"


def run(balancer: LoadBalancer) -> Result:
    listeners = [one for one in balancer.Listeners if or_default(one.Protocol, "").upper() in ENCRYPTED]
    if not listeners:
        return not_applicable("it does not end TLS connections")
    strong = [policy.PolicyName for policy in balancer.Policies if is_strong(policy)]
    served = every(lambda one: some(lambda name: serves(name, one, balancer), strong), listeners)
    return expect(served, "a listener accepts TLS before 1.2")


def is_strong(policy: Any) -> bool:
    return some(lambda one: one.Name == "Reference-Security-Policy" and one.Value == STRONG, policy.Attributes)


def serves(name: Any, listener: Any, balancer: LoadBalancer) -> bool:
    """Whether a listener names the policy, or a policy of that name the listener's port."""
    ports = [port for policy in balancer.Policies if policy.PolicyName == name for port in policy.LoadBalancerPorts]
    ways = (
        lambda: some(lambda each: each == name, listener.PolicyNames),
        lambda: some(lambda port: port == listener.LoadBalancerPort, ports),
    )
    return some(lambda way: way(), ways)


EXAMPLES = """
# pass: TLS 1.2
Type: AWS::ElasticLoadBalancing::LoadBalancer
Properties:
  Listeners: [{Protocol: HTTPS, LoadBalancerPort: "443", InstancePort: "80", PolicyNames: [strong]}]
  Policies:
    - PolicyName: strong
      PolicyType: SSLNegotiationPolicyType
      Attributes: [{Name: Reference-Security-Policy, Value: ELBSecurityPolicy-TLS-1-2-2017-01}]
---
# fail: the default
Type: AWS::ElasticLoadBalancing::LoadBalancer
Properties: {Listeners: [{Protocol: HTTPS, LoadBalancerPort: "443", InstancePort: "80"}]}
---
# undetermined: a parameter
Type: AWS::ElasticLoadBalancing::LoadBalancer
Properties: {Listeners: [{Protocol: !Ref Protocol, LoadBalancerPort: "443", InstancePort: "80"}]}
---
# not-applicable: plain
Type: AWS::ElasticLoadBalancing::LoadBalancer
Properties: {Listeners: [{Protocol: HTTP, LoadBalancerPort: "80", InstancePort: "80"}]}
"""
