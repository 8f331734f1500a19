"""Search domains demand TLS 1.2.

Why: TLS 1.0 and 1.1 rest on broken hashes and ciphers, and RFC 8996 withdrew them.

Fix: set `TLSSecurityPolicy` of `DomainEndpointOptions` to `Policy-Min-TLS-1-2-PFS-2023-10`. It takes effect without
interruption; clients of a decade ago drop out.

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
    also=("CKV_AWS_228", "AWS-0126"),
    controls=("AC-17(2)", "SC-8", "SC-8(1)", "SC-8(2)", "SC-13"),
)


def run(domain: Any) -> Result:
    policy = domain.DomainEndpointOptions.TLSSecurityPolicy
    # Absent: 1.0 (DomainEndpointOptions, TLSSecurityPolicy).
    return expect(policy and policy != "Policy-Min-TLS-1-0-2019-07", "it accepts TLS 1.0")


EXAMPLES = """
# pass: TLS 1.2
Type: AWS::OpenSearchService::Domain
Properties: {DomainEndpointOptions: {EnforceHTTPS: true, TLSSecurityPolicy: Policy-Min-TLS-1-2-PFS-2023-10}}
---
# fail: TLS 1.0
Type: AWS::OpenSearchService::Domain
Properties: {DomainEndpointOptions: {TLSSecurityPolicy: Policy-Min-TLS-1-0-2019-07}}
---
# fail: the default
Type: AWS::OpenSearchService::Domain
Properties: {DomainName: orders}
---
# undetermined: decided by a parameter that has no value
Type: AWS::OpenSearchService::Domain
Properties: {DomainEndpointOptions: {TLSSecurityPolicy: !Ref Policy}}
"""
