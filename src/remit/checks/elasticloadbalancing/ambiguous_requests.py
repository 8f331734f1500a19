"""Classic Load Balancers stop what two servers may read differently.

Why: a request of doubtful length can mean one thing to the load balancer and another to the server behind it.
Attackers smuggle a second request past sign-in and filters in that gap.

Fix: set the attribute `elb.http.desyncmitigationmode` to `defensive`, the default, or `strictest` (CLI
`modify-load-balancer-attributes`; Terraform `desync_mitigation_mode`). No interruption, no charge.

Links:
- https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/config-desync-mitigation-mode.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.elasticloadbalancing import LoadBalancer

META = Meta(
    type="AWS::ElasticLoadBalancing::LoadBalancer",
    duty="application",
    severity="medium",
    also=("ELB.14", "config:clb-desync-mode-check", "CKV_AWS_328", "elb_desync_mitigation_mode"),
    controls=("AC-4(21)", "SC-8(2)", "SI-10"),
)


def run(balancer: LoadBalancer) -> Result:
    return expect(balancer.DesyncMitigationMode != "monitor", "it passes on requests that servers may read differently")


EXAMPLES = """
# pass: defensive, the default
Type: AWS::ElasticLoadBalancing::LoadBalancer
Properties: {LoadBalancerName: web}
---
# fail: it only looks on
Type: AWS::ElasticLoadBalancing::LoadBalancer
Properties: {LoadBalancerName: web, DesyncMitigationMode: monitor}
---
# undetermined: elasticloadbalancing:DescribeLoadBalancerAttributes was refused
Type: AWS::ElasticLoadBalancing::LoadBalancer
Properties: {LoadBalancerName: web, DesyncMitigationMode: !Ref Refused}
"""
