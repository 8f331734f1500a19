"""Classic Load Balancers let requests end before an instance goes.

Why: without draining every deployment and every replaced instance cuts off the requests that it was answering.

Fix: set `ConnectionDrainingPolicy` with `Enabled: true` and a `Timeout`. No interruption; instances leave a little
later.

Links:
- https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/config-conn-drain.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.elasticloadbalancing import LoadBalancer

META = Meta(
    type="AWS::ElasticLoadBalancing::LoadBalancer",
    duty="backup-recovery",
    severity="medium",
    also=("ELB.7", "config:elb-connection-draining-enabled", "elb_connection_draining_enabled"),
    controls=("CA-9(1)", "CM-2", "SC-5(2)"),
)


def run(balancer: LoadBalancer) -> Result:
    return expect(balancer.ConnectionDrainingPolicy.Enabled, "it cuts off requests when an instance leaves")


EXAMPLES = """
# pass: on
Type: AWS::ElasticLoadBalancing::LoadBalancer
Properties: {ConnectionDrainingPolicy: {Enabled: true, Timeout: 60}}
---
# fail: off by default
Type: AWS::ElasticLoadBalancing::LoadBalancer
Properties: {LoadBalancerName: web}
---
# undetermined: a parameter
Type: AWS::ElasticLoadBalancing::LoadBalancer
Properties: {ConnectionDrainingPolicy: {Enabled: !Ref Draining}}
"""
