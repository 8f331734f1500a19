"""Hosted applications and event APIs stand behind a web ACL.

Why: they have an address on the internet from the first minute. A web ACL turns away known exploits, floods of requests
and bad addresses before the application has to withstand them.

Fix: add an `AWS::WAFv2::WebACLAssociation` of the resource with a web ACL (`REGIONAL`; for Amplify `CLOUDFRONT`). Count
before you block. Priced per ACL, rule and request; no interruption.

Links:
- https://docs.aws.amazon.com/apprunner/latest/dg/waf.html
- https://docs.aws.amazon.com/amplify/latest/userguide/WAF-integration.html
- https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-associating-aws-resource.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World

META = Meta(
    type=("AWS::AppRunner::Service", "AWS::Amplify::App", "AWS::AppSync::Api"),
    duty="network-controls",
    severity="medium",
    controls=("AC-4(21)", "SC-7"),
)


def run(service: Any, world: World) -> Result:
    if not world.entries.is_public(service):
        return not_applicable("it is not on the internet")
    return expect(service.WebACLAssociation.WebACLArn, "no web ACL filters what the internet sends")


EXAMPLES = """
# pass: associated
Resources:
  Association:
    Type: AWS::WAFv2::WebACLAssociation
    Properties: {ResourceArn: !GetAtt Shop.ServiceArn, WebACLArn: "arn:aws:wafv2:eu-west-1:123456789012:x/webacl/a/1"}
  Shop: {Type: AWS::AppRunner::Service, Properties: {SourceConfiguration: {}}}
---
# fail: public by default, and none
Type: AWS::AppRunner::Service
Properties: {SourceConfiguration: {}}
---
# fail: an Amplify app
Type: AWS::Amplify::App
Properties: {Name: shop}
---
# undetermined: public or not
Type: AWS::AppRunner::Service
Properties: {SourceConfiguration: {}, NetworkConfiguration: {IngressConfiguration: {IsPubliclyAccessible: !Ref Public}}}
---
# not-applicable: inside a VPC
Type: AWS::AppRunner::Service
Properties: {SourceConfiguration: {}, NetworkConfiguration: {IngressConfiguration: {IsPubliclyAccessible: false}}}
"""
