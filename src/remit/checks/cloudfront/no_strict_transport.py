"""Response headers policies tell browsers to stay with HTTPS.

Why: a viewer who types a name asks over plain HTTP first, every time, and whoever sits on the network can answer
instead. After one `Strict-Transport-Security` the browser asks over HTTPS only.

Fix: set `SecurityHeadersConfig.StrictTransportSecurity` with `AccessControlMaxAgeSec` of 31536000 and `Override:
true`. Browsers remember it for that long, so every name it covers must have HTTPS by then.

Links:
- https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, failed, or_default

if TYPE_CHECKING:
    from remit.schema.stubs.cloudfront import ResponseHeadersPolicy

META = Meta(
    type="AWS::CloudFront::ResponseHeadersPolicy",
    duty="transit-encryption",
    severity="low",
    also=("CKV_AWS_259",),
    controls=("SC-8", "SC-8(1)", "SC-23"),
)


YEAR = 31536000  # seconds, what browsers' preload lists ask for


def run(policy: ResponseHeadersPolicy) -> Result:
    strict = policy.ResponseHeadersPolicyConfig.SecurityHeadersConfig.StrictTransportSecurity
    if not strict:
        return failed("browsers are not told to stay with HTTPS")
    return expect(
        or_default(strict.AccessControlMaxAgeSec, 0) >= YEAR, "browsers forget within a year to stay with HTTPS"
    )


EXAMPLES = """
# pass: for two years
Type: AWS::CloudFront::ResponseHeadersPolicy
Properties:
  ResponseHeadersPolicyConfig:
    Name: strict
    SecurityHeadersConfig: {StrictTransportSecurity: {AccessControlMaxAgeSec: 63072000, Override: true}}
---
# fail: for a day
Type: AWS::CloudFront::ResponseHeadersPolicy
Properties:
  ResponseHeadersPolicyConfig:
    Name: strict
    SecurityHeadersConfig: {StrictTransportSecurity: {AccessControlMaxAgeSec: 86400, Override: true}}
---
# fail: not at all
Type: AWS::CloudFront::ResponseHeadersPolicy
Properties: {ResponseHeadersPolicyConfig: {Name: plain}}
---
# undetermined: a parameter
Type: AWS::CloudFront::ResponseHeadersPolicy
Properties:
  ResponseHeadersPolicyConfig:
    Name: strict
    SecurityHeadersConfig: {StrictTransportSecurity: {AccessControlMaxAgeSec: !Ref Age, Override: true}}
"""
