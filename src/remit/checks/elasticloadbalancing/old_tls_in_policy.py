"""Policies of Classic Load Balancers switch outdated protocols off.

Why: SSL 3.0 and TLS before 1.2 rest on broken hashes and ciphers. A policy that still has them is used by the next
listener, if none uses it yet.

Fix: name `Reference-Security-Policy: ELBSecurityPolicy-TLS-1-2-2017-01` in the policy, or leave out `Protocol-TLSv1`,
`Protocol-TLSv1.1` and `Protocol-SSLv3`. Policies are not changed but made anew; old clients drop out.

Note: elasticloadbalancing.old-tls asks which policy each listener uses, and takes predefined ones only.

Links:
- https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-ssl-security-policy.html
- https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-security-policy-table.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable, or_default, some

if TYPE_CHECKING:
    from typing import Any

    from remit.schema.stubs.elasticloadbalancing import LoadBalancer

META = Meta(
    type="AWS::ElasticLoadBalancing::LoadBalancer",
    duty="transit-encryption",
    severity="medium",
    also=("CKV_AWS_213",),
    controls=("AC-17(2)", "SC-8", "SC-8(1)", "SC-13"),
)

OUTDATED = ("Protocol-SSLv2", "Protocol-SSLv3", "Protocol-TLSv1", "Protocol-TLSv1.1")
STRONG = "ELBSecurityPolicy-TLS-1-2-2017-01"


def run(balancer: LoadBalancer) -> Result:
    about_tls = [one for one in balancer.Policies if one.PolicyType == "SSLNegotiationPolicyType"]
    if not about_tls:
        return not_applicable("it has no policy about TLS")
    outdated = some(lambda policy: some(accepts_old, policy.Attributes), about_tls)
    return expect(not outdated, "a policy accepts TLS before 1.2")


def accepts_old(attribute: Any) -> bool:
    if attribute.Name == "Reference-Security-Policy":
        return bool(attribute.Value != STRONG)
    return attribute.Name in OUTDATED and or_default(attribute.Value, "").lower() == "true"


EXAMPLES = """
# pass: protocols picked by hand
Type: AWS::ElasticLoadBalancing::LoadBalancer
Properties:
  Policies:
    - PolicyName: own
      PolicyType: SSLNegotiationPolicyType
      Attributes: [{Name: Protocol-TLSv1.2, Value: "true"}, {Name: Protocol-TLSv1, Value: "false"}]
---
# fail: TLS 1.0
Type: AWS::ElasticLoadBalancing::LoadBalancer
Properties:
  Policies:
    - {PolicyName: own, PolicyType: SSLNegotiationPolicyType, Attributes: [{Name: Protocol-TLSv1, Value: "true"}]}
---
# fail: an old policy of AWS's
Type: AWS::ElasticLoadBalancing::LoadBalancer
Properties:
  Policies:
    - PolicyName: old
      PolicyType: SSLNegotiationPolicyType
      Attributes: [{Name: Reference-Security-Policy, Value: ELBSecurityPolicy-2016-08}]
---
# undetermined: a parameter
Type: AWS::ElasticLoadBalancing::LoadBalancer
Properties: {Policies: !Ref Policies}
---
# not-applicable: none
Type: AWS::ElasticLoadBalancing::LoadBalancer
Properties: {Listeners: [{Protocol: HTTP, LoadBalancerPort: "80", InstancePort: "80"}]}
"""
