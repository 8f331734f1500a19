"""User pools have a web application firewall in front of them.

Why: what is reachable for everybody is probed by everybody. A web ACL stops known attacks, bots and floods before
they reach the code or the sign-in page behind it.

Fix: associate a regional web ACL (`AWS::WAFv2::WebACLAssociation`). It takes effect within minutes; the ACL is billed
monthly and per request, so count before you block.

Links:
- https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-waf.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.cognito import UserPool

META = Meta(
    type="AWS::Cognito::UserPool",
    duty="network-controls",
    severity="medium",
    also=("cognito_user_pool_waf_acl_attached",),
    controls=("AC-4(21)", "SC-5"),
)


def run(pool: UserPool) -> Result:
    return expect(pool.WebACLAssociation, "no web ACL is associated with it")


EXAMPLES = """
# pass: with a web ACL
Type: AWS::Cognito::UserPool
Properties: {UserPoolName: customers, WebACLAssociation: {WebACLArn: web}}
---
# fail: none
Type: AWS::Cognito::UserPool
Properties: {UserPoolName: customers}
---
# undetermined: wafv2:GetWebACLForResource was refused
Type: AWS::Cognito::UserPool
Properties: {UserPoolName: customers, WebACLAssociation: !Ref Refused}
Closed: true
"""
