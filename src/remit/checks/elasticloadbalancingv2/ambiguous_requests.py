"""Application Load Balancers drop what two servers may read differently.

Why: a request with malformed headers or a doubtful length can mean one thing to the load balancer and another to the
server behind it. Attackers smuggle a second request past sign-in and filters in that gap.

Fix: for `headers`, set the attribute `routing.http.drop_invalid_header_fields.enabled` to `true`; for `desync`, set
`routing.http.desync_mitigation_mode` to `defensive` or `strictest`. No interruption, no charge; clients with odd
headers lose them.

Links:
- https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable, or_default, some

if TYPE_CHECKING:
    from typing import Any

    from remit.schema.stubs.elasticloadbalancingv2 import LoadBalancer

META = Meta(
    type="AWS::ElasticLoadBalancingV2::LoadBalancer",
    duty="application",
    severity="medium",
    controls=("AC-4(21)", "SC-8(2)", "SI-10"),
)

# What is wrong is a value, or its absence where AWS's default is wrong (edit-load-balancer-attributes).
MEMBERS = {
    "headers": {
        "key": "routing.http.drop_invalid_header_fields.enabled",
        "value": "true",
        "default": False,
        "also": (
            "ELB.4",
            "config:alb-http-drop-invalid-header-enabled",
            "CKV_AWS_131",
            "elbv2_alb_drop_invalid_header_fields_enabled",
            "AWS-0052",
            "ALB_HTTP_DROP_INVALID_HEADER_ENABLED",
        ),
    },
    "desync": {
        "key": "routing.http.desync_mitigation_mode",
        "value": "monitor",
        "default": True,
        "also": ("ELB.12", "config:alb-desync-mode-check", "CKV_AWS_328", "elbv2_desync_mitigation_mode"),
    },
}


def run(balancer: LoadBalancer, member: dict[str, Any]) -> Result:
    if or_default(balancer.Type, "application") != "application":  # API_CreateLoadBalancer
        return not_applicable("it does not read HTTP")
    named = some(
        lambda attribute: attribute.Key == member["key"] and attribute.Value == member["value"],
        balancer.LoadBalancerAttributes,
    )
    return expect(named != member["default"], "it passes on requests that servers may read differently")


EXAMPLES = """
# pass: drops what is malformed; mitigation is on by default
Type: AWS::ElasticLoadBalancingV2::LoadBalancer
Properties: {LoadBalancerAttributes: [{Key: routing.http.drop_invalid_header_fields.enabled, Value: "true"}]}
---
# fail: only watches
Type: AWS::ElasticLoadBalancingV2::LoadBalancer
Properties: {LoadBalancerAttributes: [{Key: routing.http.desync_mitigation_mode, Value: monitor}]}
---
# undetermined: the attributes are a parameter
Type: AWS::ElasticLoadBalancingV2::LoadBalancer
Properties: {LoadBalancerAttributes: !Ref Attributes}
---
# not-applicable: a network load balancer
Type: AWS::ElasticLoadBalancingV2::LoadBalancer
Properties: {Type: network}
"""
