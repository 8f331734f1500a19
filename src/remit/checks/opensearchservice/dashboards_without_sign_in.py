"""Dashboards of search domains ask who comes.

Why: without Cognito, SAML or IAM Identity Center, people reach the dashboards by an address list or a shared
password.

Fix: set `CognitoOptions: {Enabled: true, …}`, or `SAMLOptions` in `AdvancedSecurityOptions`, or
`IdentityCenterOptions`. It takes effect without interruption.

Links:
- https://docs.aws.amazon.com/opensearch-service/latest/developerguide/cognito-auth.html
- https://docs.aws.amazon.com/opensearch-service/latest/developerguide/saml.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from remit.schema.stubs.opensearchservice import Domain

META = Meta(
    type="AWS::OpenSearchService::Domain",
    duty="end-user-auth",
    severity="medium",
    also=("opensearch_service_domains_use_cognito_authentication_for_kibana",),
    controls=("AC-2(1)", "AC-3", "AC-3(15)", "AC-6", "IA-2"),
)


def run(domain: Domain) -> Result:
    ways = (
        domain.CognitoOptions.Enabled,
        domain.AdvancedSecurityOptions.SAMLOptions.Enabled,
        domain.IdentityCenterOptions.EnabledAPIAccess,
    )
    return expect(some(bool, ways), "people sign in neither by Cognito nor by SAML or IAM Identity Center")


EXAMPLES = """
# pass: by Cognito
Type: AWS::OpenSearchService::Domain
Properties: {CognitoOptions: {Enabled: true, UserPoolId: eu-west-1_orders}}
---
# pass: by SAML
Type: AWS::OpenSearchService::Domain
Properties: {AdvancedSecurityOptions: {Enabled: true, SAMLOptions: {Enabled: true}}}
---
# fail: by neither
Type: AWS::OpenSearchService::Domain
Properties: {DomainName: orders}
---
# undetermined: decided by a parameter that has no value
Type: AWS::OpenSearchService::Domain
Properties: {CognitoOptions: {Enabled: !Ref Cognito}}
"""
