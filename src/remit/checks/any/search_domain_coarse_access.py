"""Search domains decide access by index and document.

Why: without fine-grained access control everybody whom the access policy lets in may read, change and delete every
index.

Fix: set `AdvancedSecurityOptions: {Enabled: true, …}` with a `MasterUserARN`; it needs encryption at rest, between
nodes, and HTTPS. It can be switched on in place and never off again.

Links:
- https://docs.aws.amazon.com/opensearch-service/latest/developerguide/fgac.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from typing import Any


META = Meta(
    type=("AWS::OpenSearchService::Domain", "AWS::Elasticsearch::Domain"),
    duty="identity-access",
    severity="high",
    also=(
        "OpenSearch.7",
        "config:opensearch-access-control-enabled",
        "CKV2_AWS_52",
        "opensearch_service_domains_access_control_enabled",
        "OPENSEARCH_ACCESS_CONTROL_ENABLED",
    ),
    controls=("AC-2(1)", "AC-3", "AC-3(15)", "AC-6", "IA-2"),
)


def run(domain: Any) -> Result:
    return expect(domain.AdvancedSecurityOptions.Enabled, "everybody who is let in may do everything")


EXAMPLES = """
# pass: switched on
Type: AWS::OpenSearchService::Domain
Properties: {DomainName: orders, AdvancedSecurityOptions: {Enabled: true}}
---
# fail: switched off
Type: AWS::OpenSearchService::Domain
Properties: {DomainName: orders, AdvancedSecurityOptions: {Enabled: false}}
---
# fail: the default
Type: AWS::OpenSearchService::Domain
Properties: {DomainName: orders}
---
# undetermined: decided by a parameter that has no value
Type: AWS::OpenSearchService::Domain
Properties: {DomainName: orders, AdvancedSecurityOptions: {Enabled: !Ref Choice}}
---
# pass: on here too
Type: AWS::Elasticsearch::Domain
Properties: {DomainName: orders, AdvancedSecurityOptions: {Enabled: true}}
"""
