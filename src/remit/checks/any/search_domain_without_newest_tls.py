"""Search domains demand HTTPS with the newest TLS policy.

Why: older policies allow exchanges of keys without forward secrecy: whoever records the traffic reads it all once the
key becomes known.

Fix: set `DomainEndpointOptions: {EnforceHTTPS: true, TLSSecurityPolicy: Policy-Min-TLS-1-2-PFS-2023-10}`. It takes
effect without interruption; clients that speak older TLS are refused.

Note: any.search-domain-plain-http asks for HTTPS alone, any.search-domain-old-tls for TLS 1.2 alone.

Links:
- https://docs.aws.amazon.com/opensearch-service/latest/APIReference/API_DomainEndpointOptions.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, every, expect, some

if TYPE_CHECKING:
    from typing import Any

META = Meta(
    type=("AWS::OpenSearchService::Domain", "AWS::Elasticsearch::Domain"),
    duty="transit-encryption",
    severity="medium",
    also=("ES.8", "OpenSearch.8"),
    controls=("AC-17(2)", "SC-8", "SC-8(1)", "SC-8(2)", "SC-13", "SC-23"),
)

NEWEST = ("Policy-Min-TLS-1-2-PFS-2023-10", "Policy-Min-TLS-1-2-RFC9151-FIPS-2024-08")


def run(domain: Any) -> Result:
    told = domain.DomainEndpointOptions
    newest = some(lambda policy: told.TLSSecurityPolicy == policy, NEWEST)
    return expect(every(bool, (told.EnforceHTTPS, newest)), "it answers with less than the newest TLS policy")


EXAMPLES = """
# pass: the newest
Type: AWS::OpenSearchService::Domain
Properties: {DomainEndpointOptions: {EnforceHTTPS: true, TLSSecurityPolicy: Policy-Min-TLS-1-2-PFS-2023-10}}
---
# fail: HTTPS is not demanded
Type: AWS::OpenSearchService::Domain
Properties: {DomainEndpointOptions: {EnforceHTTPS: false, TLSSecurityPolicy: Policy-Min-TLS-1-2-PFS-2023-10}}
---
# fail: without forward secrecy
Type: AWS::Elasticsearch::Domain
Properties: {DomainEndpointOptions: {EnforceHTTPS: true, TLSSecurityPolicy: Policy-Min-TLS-1-2-2019-07}}
---
# fail: the default
Type: AWS::OpenSearchService::Domain
Properties: {DomainName: orders}
---
# undetermined: decided by a parameter that has no value
Type: AWS::OpenSearchService::Domain
Properties: {DomainEndpointOptions: {EnforceHTTPS: true, TLSSecurityPolicy: !Ref Policy}}
"""
