"""Distributions encrypt form fields that only one application may read.

Why: what a viewer types passes proxies, load balancers and logs behind the edge. With field-level encryption only the
application with the private key reads the card number.

Fix: make a public key, a profile and a configuration for field-level encryption (console or API), and name that in
`FieldLevelEncryptionId` of the cache behavior that takes the form. Requests with encrypted fields are billed; waive a
site without such fields.

Links:
- https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/field-level-encryption.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from typing import Any

    from remit.schema.stubs.cloudfront import Distribution

META = Meta(
    type="AWS::CloudFront::Distribution",
    duty="transit-encryption",
    severity="info",
    also=("cloudfront_distributions_field_level_encryption_enabled",),
    controls=("SC-8", "SC-8(1)"),
)


def run(distribution: Distribution) -> Result:
    default = distribution.DistributionConfig.DefaultCacheBehavior
    encrypts = some(lambda behavior: behavior.FieldLevelEncryptionId, [default, *others(distribution)])
    return expect(encrypts, "no form field is encrypted at the edge")


def others(distribution: Distribution) -> list[Any]:
    return [*distribution.DistributionConfig.CacheBehaviors]


EXAMPLES = """
# pass: one configuration
Type: AWS::CloudFront::Distribution
Properties:
  DistributionConfig: {Enabled: true, DefaultCacheBehavior: {TargetOriginId: web, FieldLevelEncryptionId: C3AGDS}}
---
# fail: none
Type: AWS::CloudFront::Distribution
Properties: {DistributionConfig: {Enabled: true, DefaultCacheBehavior: {TargetOriginId: web}}}
---
# undetermined: a parameter that may be empty
Type: AWS::CloudFront::Distribution
Properties:
  DistributionConfig: {Enabled: true, DefaultCacheBehavior: {TargetOriginId: web, FieldLevelEncryptionId: !Ref Fields}}
"""
