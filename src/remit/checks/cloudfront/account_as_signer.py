"""Distributions trust key groups to sign, not whole accounts.

Why: keys of a trusted signer belong to the root user of an account: only root can make them, and nobody but root can
replace one that leaked.

Fix: make an `AWS::CloudFront::PublicKey` and a `KeyGroup`, name it in `TrustedKeyGroups`, and remove
`TrustedSigners`. Let both stand until all signed URLs of the old key have run out.

Links:
- https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-trusted-signers.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, failed, not_applicable, passed, some

if TYPE_CHECKING:
    from typing import Any

    from remit.schema.stubs.cloudfront import Distribution

META = Meta(
    type="AWS::CloudFront::Distribution",
    duty="end-user-auth",
    severity="medium",
    also=("CloudFront.17", "config:cloudfront-distribution-key-group-enabled"),
    controls=("AC-3", "AC-6", "SC-12"),
)


def run(distribution: Distribution) -> Result:
    if some(lambda behavior: behavior.TrustedSigners, behaviors(distribution)):
        return failed("keys of a root user sign its URLs")
    signed = some(lambda behavior: behavior.TrustedKeyGroups, behaviors(distribution))
    return passed() if signed else not_applicable("it asks for no signed URLs")


def behaviors(distribution: Distribution) -> list[Any]:
    config = distribution.DistributionConfig
    return [config.DefaultCacheBehavior, *config.CacheBehaviors]


EXAMPLES = """
# pass: a key group
Type: AWS::CloudFront::Distribution
Properties:
  DistributionConfig: {Enabled: true, DefaultCacheBehavior: {TargetOriginId: web, TrustedKeyGroups: [group]}}
---
# fail: an account
Type: AWS::CloudFront::Distribution
Properties:
  DistributionConfig: {Enabled: true, DefaultCacheBehavior: {TargetOriginId: web, TrustedSigners: [self]}}
---
# undetermined: a parameter
Type: AWS::CloudFront::Distribution
Properties:
  DistributionConfig: {Enabled: true, DefaultCacheBehavior: {TargetOriginId: web, TrustedSigners: !Ref Signers}}
---
# not-applicable: open to all
Type: AWS::CloudFront::Distribution
Properties: {DistributionConfig: {Enabled: true, DefaultCacheBehavior: {TargetOriginId: web}}}
"""
