"""Domains are encrypted with a key of the customer's own.

Why: the domain's file system holds every user's notebooks. Only with a key of your own can you see who used it, and
take it away.

Fix: set `KmsKeyId`. The domain is replaced.

Links:
- https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest-studio.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sagemaker-domain.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.sagemaker import Domain

META = Meta(
    type="AWS::SageMaker::Domain",
    duty="key-custody",
    severity="medium",
    also=("CKV_AWS_187",),
    controls=("SC-12", "SC-13", "SC-28"),
)


def run(domain: Domain) -> Result:
    return expect(domain.KmsKeyId, "its file system is under a key of AWS's")


EXAMPLES = """
# pass: one's own
Type: AWS::SageMaker::Domain
Properties: {DomainName: lab, AuthMode: SSO, KmsKeyId: 1234abcd-12ab-34cd-56ef-1234567890ab}
---
# fail: none
Type: AWS::SageMaker::Domain
Properties: {DomainName: lab, AuthMode: SSO}
---
# undetermined: a parameter that may be empty
Type: AWS::SageMaker::Domain
Properties: {DomainName: lab, AuthMode: SSO, KmsKeyId: !Ref Key}
"""
