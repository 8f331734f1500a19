"""Users of domains sign in through IAM Identity Center.

Why: with IAM each user needs a sign-in to the account, and several share a profile; with Identity Center each is
known by name and loses access with the job.

Fix: set `AuthMode: SSO`. The domain is replaced.

Links:
- https://docs.aws.amazon.com/sagemaker/latest/dg/onboard-sso-users.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sagemaker-domain.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.sagemaker import Domain

META = Meta(
    type="AWS::SageMaker::Domain",
    duty="end-user-auth",
    severity="medium",
    also=("sagemaker_domain_sso_configured",),
    controls=("AC-2", "IA-2", "IA-4"),
)


def run(domain: Domain) -> Result:
    return expect(domain.AuthMode == "SSO", "its users sign in to the account itself")


EXAMPLES = """
# pass: Identity Center
Type: AWS::SageMaker::Domain
Properties: {DomainName: lab, AuthMode: SSO}
---
# fail: IAM
Type: AWS::SageMaker::Domain
Properties: {DomainName: lab, AuthMode: IAM}
---
# undetermined: a parameter
Type: AWS::SageMaker::Domain
Properties: {DomainName: lab, AuthMode: !Ref Mode}
"""
