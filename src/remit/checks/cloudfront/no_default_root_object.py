"""Distributions over S3 name the object that answers for their root.

Why: without it a request for `/` goes to the root of the bucket. Where the bucket may be listed, that shows the names
of all objects; otherwise visitors see an error of S3.

Fix: set `DistributionConfig.DefaultRootObject`, mostly `index.html`, without a slash before it. Takes some minutes,
costs nothing. It does not reach into folders: those need a function.

Links:
- https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DefaultRootObject.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, failed, not_applicable, passed, some

if TYPE_CHECKING:
    from remit.schema.stubs.cloudfront import Distribution

META = Meta(
    type="AWS::CloudFront::Distribution",
    duty="application",
    severity="high",
    also=(
        "CloudFront.1",
        "config:cloudfront-default-root-object-configured",
        "CKV_AWS_305",
        "cloudfront_distributions_default_root_object",
        "CLOUDFRONT_DEFAULT_ROOT_OBJECT_CONFIGURED",
    ),
    controls=("SC-7(11)", "SC-7(16)"),
)


def run(distribution: Distribution) -> Result:
    config = distribution.DistributionConfig
    if config.DefaultRootObject:
        return passed()
    if not some(lambda origin: "S3OriginConfig" in origin, config.Origins):
        return not_applicable("its origins answer for their root themselves")
    return failed("a request for the root goes to the root of the bucket")


EXAMPLES = """
# pass: named
Type: AWS::CloudFront::Distribution
Properties:
  DistributionConfig:
    Enabled: true
    DefaultRootObject: index.html
    Origins: [{Id: files, DomainName: files.s3.eu-central-1.amazonaws.com, S3OriginConfig: {}}]
---
# fail: not named
Type: AWS::CloudFront::Distribution
Properties:
  DistributionConfig:
    Enabled: true
    Origins: [{Id: files, DomainName: files.s3.eu-central-1.amazonaws.com, S3OriginConfig: {}}]
---
# undetermined: a parameter that may be empty
Type: AWS::CloudFront::Distribution
Properties:
  DistributionConfig:
    Enabled: true
    DefaultRootObject: !Ref RootObject
    Origins: [{Id: files, DomainName: files.s3.eu-central-1.amazonaws.com, S3OriginConfig: {}}]
---
# not-applicable: a web server
Type: AWS::CloudFront::Distribution
Properties:
  DistributionConfig:
    Enabled: true
    Origins: [{Id: web, DomainName: web.example.com, CustomOriginConfig: {OriginProtocolPolicy: https-only}}]
"""
