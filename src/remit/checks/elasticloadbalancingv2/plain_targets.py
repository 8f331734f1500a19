"""Load balancers speak to their targets over TLS.

Why: behind the load balancer the request travels on through the network; in the clear, whoever listens there reads
passwords and data.

Fix: install a certificate on the targets (its own signature is enough) and set `Protocol: HTTPS` or `TLS`. The target
group is replaced: switch the listener over.

Note: TCP may carry TLS that the client and the target agree on; the load balancer cannot tell, so waive it there.

Links:
- https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable

if TYPE_CHECKING:
    from remit.schema.stubs.elasticloadbalancingv2 import TargetGroup

META = Meta(
    type="AWS::ElasticLoadBalancingV2::TargetGroup",
    duty="transit-encryption",
    severity="medium",
    also=("ELB.22", "config:elbv2-targetgroup-protocol-encrypted"),
    controls=("AC-17(2)", "SC-8", "SC-8(1)", "SC-13"),
)

PLAIN = ("HTTP", "TCP", "UDP", "TCP_UDP")


def run(targets: TargetGroup) -> Result:
    if targets.TargetType in ("lambda", "alb") or targets.Protocol == "GENEVE":
        return not_applicable("AWS carries it, or the load balancer behind it answers for it")
    return expect(targets.Protocol not in PLAIN, "requests travel to the targets in the clear")


EXAMPLES = """
# pass: HTTPS
Type: AWS::ElasticLoadBalancingV2::TargetGroup
Properties: {Protocol: HTTPS, Port: 443, VpcId: vpc-1}
---
# fail: HTTP
Type: AWS::ElasticLoadBalancingV2::TargetGroup
Properties: {Protocol: HTTP, Port: 80, VpcId: vpc-1}
---
# undetermined: a parameter
Type: AWS::ElasticLoadBalancingV2::TargetGroup
Properties: {Protocol: !Ref Protocol, Port: 443, VpcId: vpc-1}
---
# not-applicable: a function
Type: AWS::ElasticLoadBalancingV2::TargetGroup
Properties: {TargetType: lambda}
"""
