"""Classic Load Balancers log their requests.

Why: the access log tells who asked for what. After an intrusion it is often the only trace.

Fix: set `AccessLoggingPolicy` with `Enabled: true` and a bucket that ELB may write to. No interruption; storage is
billed.

Links:
- https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/access-log-collection.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.elasticloadbalancing import LoadBalancer

META = Meta(
    type="AWS::ElasticLoadBalancing::LoadBalancer",
    duty="logging-monitoring",
    severity="medium",
    also=("ELB.5", "config:elb-logging-enabled", "CKV_AWS_92", "elb_logging_enabled", "ELB_LOGGING_ENABLED"),
    controls=("AU-2", "AU-3", "AU-12", "CA-7"),
)


def run(balancer: LoadBalancer) -> Result:
    return expect(balancer.AccessLoggingPolicy.Enabled, "nobody can tell who asked for what")


EXAMPLES = """
# pass: to a bucket
Type: AWS::ElasticLoadBalancing::LoadBalancer
Properties: {AccessLoggingPolicy: {Enabled: true, S3BucketName: logs}}
---
# fail: off by default
Type: AWS::ElasticLoadBalancing::LoadBalancer
Properties: {LoadBalancerName: web}
---
# undetermined: a parameter
Type: AWS::ElasticLoadBalancing::LoadBalancer
Properties: {AccessLoggingPolicy: {Enabled: !Ref Logging, S3BucketName: logs}}
"""
