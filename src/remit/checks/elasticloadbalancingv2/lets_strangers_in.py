"""Listeners that sign users in turn strangers away.

Why: with `OnUnauthenticatedRequest: allow` the load balancer passes on requests of people who did not sign in, just
without the identity headers. An application that trusts the listener for signing in then serves everybody.

Fix: set `OnUnauthenticatedRequest` to `authenticate`, or `deny` for APIs. Takes effect at once; pages that are meant
for everybody get a rule of their own without the sign-in action.

Links:
- https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, failed, not_applicable, passed, some

if TYPE_CHECKING:
    from collections.abc import Callable

    from remit.schema.stubs.elasticloadbalancingv2 import Listener, Listener_Action, Listener_ListenerRule_Action

META = Meta(
    type="AWS::ElasticLoadBalancingV2::Listener",
    duty="end-user-auth",
    severity="medium",
    controls=("IA-2", "IA-8", "AC-3"),
)


def run(listener: Listener) -> Result:
    if some_action(allows_strangers, listener):
        return failed("an action that signs users in lets those pass who did not")
    return passed() if some_action(signs_in, listener) else not_applicable("it signs nobody in")


def some_action(test: Callable[[Listener_Action | Listener_ListenerRule_Action], bool], listener: Listener) -> bool:
    ways = (
        lambda: some(test, listener.DefaultActions),
        lambda: some(lambda rule: some(test, rule.Actions), listener.Rules),
    )
    return some(lambda way: way(), ways)


def signs_in(action: Listener_Action | Listener_ListenerRule_Action) -> bool:
    return action.Type in ("authenticate-cognito", "authenticate-oidc")


def allows_strangers(action: Listener_Action | Listener_ListenerRule_Action) -> bool:
    # authenticate, when nothing is said (listener-authenticate-users)
    if action.Type == "authenticate-cognito":
        return action.AuthenticateCognitoConfig.OnUnauthenticatedRequest == "allow"
    return action.Type == "authenticate-oidc" and action.AuthenticateOidcConfig.OnUnauthenticatedRequest == "allow"


EXAMPLES = """
# pass: sends strangers to the sign-in
Type: AWS::ElasticLoadBalancingV2::Listener
Properties:
  Protocol: HTTPS
  DefaultActions:
    - {Type: authenticate-cognito, Order: 1, AuthenticateCognitoConfig: {UserPoolDomain: staff}}
    - {Type: forward, Order: 2, TargetGroupArn: !Ref Group}
---
# fail: strangers pass
Type: AWS::ElasticLoadBalancingV2::Listener
Properties:
  Protocol: HTTPS
  DefaultActions:
    - {Type: authenticate-oidc, Order: 1, AuthenticateOidcConfig: {ClientId: web, OnUnauthenticatedRequest: allow}}
    - {Type: forward, Order: 2, TargetGroupArn: !Ref Group}
---
# undetermined: a parameter
Type: AWS::ElasticLoadBalancingV2::Listener
Properties:
  Protocol: HTTPS
  DefaultActions:
    - {Type: authenticate-oidc, Order: 1, AuthenticateOidcConfig: {ClientId: web, OnUnauthenticatedRequest: !Ref Way}}
---
# not-applicable: nobody signs in here
Type: AWS::ElasticLoadBalancingV2::Listener
Properties: {Protocol: HTTPS, DefaultActions: [{Type: forward, TargetGroupArn: !Ref Group}]}
"""
