"""Application Load Balancers on the internet stand behind a web ACL.

Why: whatever is open to the internet is tried with known exploits and stolen passwords all day. A web ACL turns most
of that away before the application has to withstand it.

Fix: add an `AWS::WAFv2::WebACLAssociation` of the load balancer with a `REGIONAL` web ACL. Count before you block.
Priced per ACL, rule and request; no interruption. A load balancer that only CloudFront may reach can rely on the
distribution's ACL: waive it.

Links:
- https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-associating-aws-resource.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable, or_default, passed

if TYPE_CHECKING:
    from remit.schema.stubs.elasticloadbalancingv2 import LoadBalancer

META = Meta(
    type="AWS::ElasticLoadBalancingV2::LoadBalancer",
    duty="network-controls",
    severity="medium",
    also=("ELB.16", "config:alb-waf-enabled", "CKV2_AWS_28", "elbv2_waf_acl_attached"),
    controls=("AC-4(21)", "SC-7"),
)


def run(balancer: LoadBalancer) -> Result:
    if or_default(balancer.Type, "application") != "application":  # API_CreateLoadBalancer
        return not_applicable("a web ACL can stand before Application Load Balancers only")
    if or_default(balancer.Scheme, "internet-facing") == "internal":  # API_CreateLoadBalancer
        return passed() if balancer.WebACLAssociation else not_applicable("it is not on the internet")
    return expect(balancer.WebACLAssociation, "no web ACL filters what the internet sends")


EXAMPLES = """
# pass: associated
Resources:
  Association:
    Type: AWS::WAFv2::WebACLAssociation
    Properties: {ResourceArn: !Ref Balancer, WebACLArn: "arn:aws:wafv2:eu-central-1:123456789012:regional/webacl/a/1"}
  Balancer: {Type: AWS::ElasticLoadBalancingV2::LoadBalancer}
---
# pass: with one of WAF Classic
Resources:
  Association:
    Type: AWS::WAFRegional::WebACLAssociation
    Properties: {ResourceArn: !Ref Balancer, WebACLId: 11111111-2222-3333-4444-555555555555}
  Balancer: {Type: AWS::ElasticLoadBalancingV2::LoadBalancer}
---
# fail: on the internet by default
Type: AWS::ElasticLoadBalancingV2::LoadBalancer
---
# undetermined: on the internet or not
Type: AWS::ElasticLoadBalancingV2::LoadBalancer
Properties: {Scheme: !Ref Scheme}
---
# not-applicable: internal
Type: AWS::ElasticLoadBalancingV2::LoadBalancer
Properties: {Scheme: internal}
"""
