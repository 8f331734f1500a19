"""GraphQL APIs have a web application firewall in front of them.

Why: what is reachable for everybody is probed by everybody. A web ACL stops known attacks, bots and floods before
they reach the code or the sign-in page behind it.

Fix: associate a regional web ACL (`AWS::WAFv2::WebACLAssociation`). It takes effect within minutes; the ACL is billed
monthly and per request, so count before you block.

Links:
- https://docs.aws.amazon.com/appsync/latest/devguide/WAF-Integration.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.appsync import GraphQLApi

META = Meta(
    type="AWS::AppSync::GraphQLApi",
    duty="network-controls",
    severity="medium",
    also=("CKV2_AWS_33",),
    controls=("AC-4(21)",),
)


def run(api: GraphQLApi) -> Result:
    return expect(api.WebACLAssociation, "no web ACL is associated with it")


EXAMPLES = """
# pass: with a web ACL
Type: AWS::AppSync::GraphQLApi
Properties: {Name: orders, AuthenticationType: AWS_IAM, WebACLAssociation: {WebACLArn: web}}
---
# fail: none
Type: AWS::AppSync::GraphQLApi
Properties: {Name: orders, AuthenticationType: AWS_IAM}
---
# undetermined: wafv2:GetWebACLForResource was refused
Type: AWS::AppSync::GraphQLApi
Properties: {Name: orders, AuthenticationType: AWS_IAM, WebACLAssociation: !Ref Refused}
Closed: true
"""
