"""Load balancers cannot be deleted by mistake.

Why: a wrong click or a careless stack update removes the load balancer with its name and listeners, and the service
is off until everything is built again and DNS has followed.

Fix: set the attribute `deletion_protection.enabled` to `true`. No interruption, no charge; whoever means to delete it
switches it off first.

Links:
- https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from remit.schema.stubs.elasticloadbalancingv2 import LoadBalancer, LoadBalancer_LoadBalancerAttribute

META = Meta(
    type="AWS::ElasticLoadBalancingV2::LoadBalancer",
    duty="backup-recovery",
    severity="medium",
    also=(
        "ELB.6",
        "config:elb-deletion-protection-enabled",
        "CKV_AWS_150",
        "elbv2_deletion_protection",
        "ELB_DELETION_PROTECTION_ENABLED",
    ),
    controls=("CM-3", "CP-10", "SC-5(2)"),
)


def run(balancer: LoadBalancer) -> Result:
    return expect(some(protects, balancer.LoadBalancerAttributes), "it can be deleted with a single call")


def protects(attribute: LoadBalancer_LoadBalancerAttribute) -> bool:
    return attribute.Key == "deletion_protection.enabled" and attribute.Value == "true"


EXAMPLES = """
# pass: protected
Type: AWS::ElasticLoadBalancingV2::LoadBalancer
Properties: {LoadBalancerAttributes: [{Key: deletion_protection.enabled, Value: "true"}]}
---
# fail: off by default
Type: AWS::ElasticLoadBalancingV2::LoadBalancer
---
# undetermined: a parameter
Type: AWS::ElasticLoadBalancingV2::LoadBalancer
Properties: {LoadBalancerAttributes: [{Key: deletion_protection.enabled, Value: !Ref Protect}]}
"""
