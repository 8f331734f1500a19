"""Stages of REST APIs have a web application firewall in front of them.

Why: what is reachable for everybody is probed by everybody. A web ACL stops known attacks, bots and floods before
they reach the code or the sign-in page behind it.

Fix: associate a regional web ACL (`AWS::WAFv2::WebACLAssociation`). It takes effect within minutes; the ACL is billed
monthly and per request, so count before you block.

Links:
- https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-aws-waf.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.apigateway import Stage

META = Meta(
    type="AWS::ApiGateway::Stage",
    duty="network-controls",
    severity="medium",
    also=("APIGateway.4", "config:api-gw-associated-with-waf", "CKV2_AWS_29", "apigateway_restapi_waf_acl_attached"),
    controls=("AC-4(21)",),
)


def run(stage: Stage) -> Result:
    return expect(stage.WebACLAssociation, "no web ACL is associated with it")


EXAMPLES = """
# pass: with a web ACL
Type: AWS::ApiGateway::Stage
Properties: {RestApiId: orders, StageName: live, WebACLAssociation: {WebACLArn: web}}
---
# fail: none
Type: AWS::ApiGateway::Stage
Properties: {RestApiId: orders, StageName: live}
---
# undetermined: wafv2:GetWebACLForResource was refused
Type: AWS::ApiGateway::Stage
Properties: {RestApiId: orders, StageName: live, WebACLAssociation: !Ref Refused}
Closed: true
"""
