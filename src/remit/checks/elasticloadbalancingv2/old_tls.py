"""Listeners accept TLS 1.2 or newer.

Why: TLS 1.0 and 1.1 rest on broken hashes and ciphers, and RFC 8996 withdrew them. The policy that a listener gets
when its template names none still accepts both.

Fix: set `SslPolicy` to `ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09` or another one with `1-2` or `1-3` after `TLS13`.
No interruption, no charge; watch the protocol in the access logs first, since old clients drop out.

Links:
- https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable, or_default, some

if TYPE_CHECKING:
    from remit.schema.stubs.elasticloadbalancingv2 import Listener

META = Meta(
    type="AWS::ElasticLoadBalancingV2::Listener",
    duty="transit-encryption",
    severity="medium",
    also=(
        "ELB.17",
        "config:elbv2-predefined-security-policy-ssl-check",
        "CKV_AWS_103",
        "CKV2_AWS_74",
        "elbv2_insecure_ssl_ciphers",
        "AWS-0047",
        "ELBV2_LISTENER_SSL_POLICY_RULE",
    ),
    controls=("SC-8", "SC-8(1)", "SC-13", "AC-17(2)"),
)

DEFAULT = "ELBSecurityPolicy-2016-08"  # of the API and CloudFormation; the console's is another (describe-ssl-policies)
OLD = ("Policy-2016-08", "Policy-2015-", "Policy-FS-2018-06", "-1-0-", "-1-1-")


def run(listener: Listener) -> Result:
    if listener.Protocol not in ("HTTPS", "TLS"):
        return not_applicable("it does not end TLS connections")
    policy = or_default(listener.SslPolicy, DEFAULT)
    return expect(not some(lambda part: part in policy, OLD), "its policy accepts TLS versions before 1.2")


EXAMPLES = """
# pass: TLS 1.2 and 1.3
Type: AWS::ElasticLoadBalancingV2::Listener
Properties: {Protocol: HTTPS, SslPolicy: ELBSecurityPolicy-TLS13-1-2-2021-06}
---
# fail: the default of CloudFormation
Type: AWS::ElasticLoadBalancingV2::Listener
Properties: {Protocol: HTTPS}
---
# fail: TLS 1.3, but 1.0 as well
Type: AWS::ElasticLoadBalancingV2::Listener
Properties: {Protocol: TLS, SslPolicy: ELBSecurityPolicy-TLS13-1-0-2021-06}
---
# undetermined: the policy is a parameter
Type: AWS::ElasticLoadBalancingV2::Listener
Properties: {Protocol: HTTPS, SslPolicy: !Ref Policy}
---
# not-applicable: plain HTTP
Type: AWS::ElasticLoadBalancingV2::Listener
Properties: {Protocol: HTTP}
"""
