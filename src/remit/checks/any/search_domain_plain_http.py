"""Search domains answer over HTTPS only.

Why: over plain HTTP, passwords, queries and documents can be read and changed on the way.

Fix: set `DomainEndpointOptions: {EnforceHTTPS: true, TLSSecurityPolicy: Policy-Min-TLS-1-2-PFS-2023-10}`. It takes
effect without interruption; clients that use HTTP are refused.

Links:
- https://docs.aws.amazon.com/opensearch-service/latest/developerguide/infrastructure-security.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from typing import Any


META = Meta(
    type=("AWS::OpenSearchService::Domain", "AWS::Elasticsearch::Domain"),
    duty="transit-encryption",
    severity="medium",
    also=(
        "config:opensearch-https-required",
        "CKV_AWS_83",
        "AWS-0046",
        "opensearch_service_domains_https_communications_enforced",
        "ELASTICSEARCH_HTTPS_REQUIRED",
        "OPENSEARCH_HTTPS_REQUIRED",
    ),
    controls=("AC-17(2)", "SC-8", "SC-8(1)", "SC-8(2)", "SC-13"),
)


def run(domain: Any) -> Result:
    return expect(domain.DomainEndpointOptions.EnforceHTTPS, "it answers over plain HTTP")


EXAMPLES = """
# pass: switched on
Type: AWS::OpenSearchService::Domain
Properties: {DomainName: orders, DomainEndpointOptions: {EnforceHTTPS: true}}
---
# fail: switched off
Type: AWS::OpenSearchService::Domain
Properties: {DomainName: orders, DomainEndpointOptions: {EnforceHTTPS: false}}
---
# fail: the default
Type: AWS::OpenSearchService::Domain
Properties: {DomainName: orders}
---
# undetermined: decided by a parameter that has no value
Type: AWS::OpenSearchService::Domain
Properties: {DomainName: orders, DomainEndpointOptions: {EnforceHTTPS: !Ref Choice}}
---
# pass: on here too
Type: AWS::Elasticsearch::Domain
Properties: {DomainName: orders, DomainEndpointOptions: {EnforceHTTPS: true}}
"""
