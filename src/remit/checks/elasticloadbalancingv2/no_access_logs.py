"""Load balancers keep logs of the requests they pass on.

Why: the access log holds the address, path, TLS version and answer of each request. Without it an attack on what
stands behind cannot be traced, nor can it be seen who still speaks old TLS.

Fix: set the attribute `access_logs.s3.enabled` to `true` and `access_logs.s3.bucket` to a bucket in the same Region
that Elastic Load Balancing may write to. No interruption; you pay for the storage.

Links:
- https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html
- https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-access-logs.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable, or_default, some

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.elasticloadbalancingv2 import LoadBalancer, LoadBalancer_LoadBalancerAttribute

META = Meta(
    type="AWS::ElasticLoadBalancingV2::LoadBalancer",
    needs=("AWS::ElasticLoadBalancingV2::Listener",),
    duty="logging-monitoring",
    severity="medium",
    also=("ELB.5", "config:elb-logging-enabled", "CKV_AWS_91", "elbv2_logging_enabled", "ELBV2_ACCESS_LOGGING_RULE"),
    controls=("AU-2", "AU-3", "AU-6(3)", "AU-12", "SI-7(8)"),
)


def run(balancer: LoadBalancer, world: World) -> Result:
    kind = or_default(balancer.Type, "application")  # API_CreateLoadBalancer
    if kind == "gateway":
        return not_applicable("a Gateway Load Balancer writes no access logs")
    logs = some(switches_on, balancer.LoadBalancerAttributes)
    if kind == "network" and not logs and not ends_tls(balancer, world):
        return not_applicable("a Network Load Balancer writes access logs of TLS listeners only")
    return expect(logs, "it writes no access logs")


def switches_on(attribute: LoadBalancer_LoadBalancerAttribute) -> bool:
    return attribute.Key == "access_logs.s3.enabled" and attribute.Value == "true"


def ends_tls(balancer: LoadBalancer, world: World) -> bool:
    listeners = world.about(balancer, "AWS::ElasticLoadBalancingV2::Listener", by="LoadBalancerArn")
    return some(lambda listener: listener.Protocol == "TLS", listeners)


EXAMPLES = """
# pass: to a bucket
Type: AWS::ElasticLoadBalancingV2::LoadBalancer
Properties:
  LoadBalancerAttributes: [{Key: access_logs.s3.enabled, Value: "true"}, {Key: access_logs.s3.bucket, Value: logs}]
---
# pass: a network load balancer that is ready for TLS listeners
Type: AWS::ElasticLoadBalancingV2::LoadBalancer
Properties: {Type: network, LoadBalancerAttributes: [{Key: access_logs.s3.enabled, Value: "true"}]}
---
# fail: off by default
Type: AWS::ElasticLoadBalancingV2::LoadBalancer
Properties: {Scheme: internal}
---
# undetermined: a parameter
Type: AWS::ElasticLoadBalancingV2::LoadBalancer
Properties: {LoadBalancerAttributes: [{Key: access_logs.s3.enabled, Value: !Ref Logs}]}
---
# not-applicable: a network load balancer without TLS
Resources:
  Listener: {Type: AWS::ElasticLoadBalancingV2::Listener, Properties: {LoadBalancerArn: !Ref Balancer, Protocol: TCP}}
  Balancer: {Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: {Type: network}}
"""
