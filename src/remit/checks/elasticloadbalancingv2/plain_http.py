"""HTTP listeners only send visitors on to HTTPS.

Why: a listener that serves on plain HTTP puts sign-ins, cookies and pages readable on the way, and anybody on it can
change them.

Fix: make every action of the HTTP listener and of its rules a `redirect` with `RedirectConfig.Protocol: HTTPS`, and
serve from an HTTPS listener with a certificate (free from ACM). Takes effect at once; clients that follow no redirect
break.

Links:
- https://docs.aws.amazon.com/elasticloadbalancing/latest/application/create-https-listener.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, failed, not_applicable, or_default, passed, some

if TYPE_CHECKING:
    from remit.schema.stubs.elasticloadbalancingv2 import Listener, Listener_Action, Listener_ListenerRule_Action

META = Meta(
    type="AWS::ElasticLoadBalancingV2::Listener",
    duty="transit-encryption",
    severity="medium",
    also=(
        "ELB.1",
        "config:alb-http-to-https-redirection-check",
        "CKV_AWS_2",
        "CKV2_AWS_20",
        "CKV_AWS_378",
        "elbv2_ssl_listeners",
        "AWS-0054",
        "ELBV2_LISTENER_PROTOCOL_RULE",
    ),
    controls=("AC-17(2)", "SC-8", "SC-8(1)", "SC-23"),
)


def run(listener: Listener) -> Result:
    if listener.Protocol in ("HTTPS", "TLS"):
        return passed()
    if listener.Protocol != "HTTP":
        return not_applicable("it passes on packets without reading them; its targets answer for their encryption")
    ways = (
        lambda: some(stays, listener.DefaultActions),
        lambda: some(lambda rule: some(serves, rule.Actions), listener.Rules),
    )
    return failed("it serves over plain HTTP") if some(lambda way: way(), ways) else passed()


def serves(action: Listener_Action | Listener_ListenerRule_Action) -> bool:
    return action.Type != "fixed-response" and stays(action)


def stays(action: Listener_Action | Listener_ListenerRule_Action) -> bool:
    # By default a redirect keeps the protocol that the visitor came with.
    return action.Type != "redirect" or or_default(action.RedirectConfig.Protocol, "#{protocol}") != "HTTPS"


EXAMPLES = """
# pass: sends visitors on
Type: AWS::ElasticLoadBalancingV2::Listener
Properties:
  Protocol: HTTP
  Port: 80
  DefaultActions: [{Type: redirect, RedirectConfig: {Protocol: HTTPS, Port: "443", StatusCode: HTTP_301}}]
---
# fail: one rule serves
Resources:
  Rule:
    Type: AWS::ElasticLoadBalancingV2::ListenerRule
    Properties: {ListenerArn: !Ref Listener, Priority: 1, Actions: [{Type: forward, TargetGroupArn: !Ref Group}]}
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      Protocol: HTTP
      DefaultActions: [{Type: redirect, RedirectConfig: {Protocol: HTTPS, StatusCode: HTTP_301}}]
---
# fail: a word of its own sends nobody on
Type: AWS::ElasticLoadBalancingV2::Listener
Properties: {Protocol: HTTP, DefaultActions: [{Type: fixed-response, FixedResponseConfig: {StatusCode: "404"}}]}
---
# undetermined: the protocol is a parameter
Type: AWS::ElasticLoadBalancingV2::Listener
Properties: {Protocol: !Ref Protocol, DefaultActions: [{Type: forward, TargetGroupArn: !Ref Group}]}
---
# not-applicable: a network load balancer passes packets on
Type: AWS::ElasticLoadBalancingV2::Listener
Properties: {Protocol: TCP, Port: 443, DefaultActions: [{Type: forward, TargetGroupArn: !Ref Group}]}
"""
