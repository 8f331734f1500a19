"""Users of search domains come from a directory.

Why: the internal user database keeps passwords in an index: no second factor, no rotation, and nobody takes them away
when people leave.

Fix: set `InternalUserDatabaseEnabled: false` and a `MasterUserARN`, and let people in by IAM, SAML or IAM Identity
Center. Users of the database must be moved first.

Links:
- https://docs.aws.amazon.com/opensearch-service/latest/developerguide/fgac.html
- https://docs.aws.amazon.com/opensearch-service/latest/developerguide/saml.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from typing import Any


META = Meta(
    type=("AWS::OpenSearchService::Domain", "AWS::Elasticsearch::Domain"),
    duty="end-user-auth",
    severity="medium",
    also=("opensearch_service_domains_internal_user_database_enabled",),
    controls=("AC-2(1)", "AC-3", "AC-3(15)", "AC-6", "IA-2"),
)


def run(domain: Any) -> Result:
    return expect(
        not domain.AdvancedSecurityOptions.InternalUserDatabaseEnabled, "passwords of its users are kept in the domain"
    )


EXAMPLES = """
# pass: switched off
Type: AWS::OpenSearchService::Domain
Properties: {DomainName: orders, AdvancedSecurityOptions: {InternalUserDatabaseEnabled: false}}
---
# fail: switched on
Type: AWS::OpenSearchService::Domain
Properties: {DomainName: orders, AdvancedSecurityOptions: {InternalUserDatabaseEnabled: true}}
---
# pass: the default
Type: AWS::OpenSearchService::Domain
Properties: {DomainName: orders}
---
# undetermined: decided by a parameter that has no value
Type: AWS::OpenSearchService::Domain
Properties: {DomainName: orders, AdvancedSecurityOptions: {InternalUserDatabaseEnabled: !Ref Choice}}
---
# pass: off here too
Type: AWS::Elasticsearch::Domain
Properties: {DomainName: orders, AdvancedSecurityOptions: {InternalUserDatabaseEnabled: false}}
"""
