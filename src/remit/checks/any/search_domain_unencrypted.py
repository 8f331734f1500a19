"""Search domains are encrypted at rest.

Why: indices, logs and automated snapshots of an unencrypted domain can be read by whoever gets at the storage.

Fix: set `EncryptionAtRestOptions: {Enabled: true}`. It can be switched on in place (a blue/green deployment, slower
for hours) and never off again.

Links:
- https://docs.aws.amazon.com/opensearch-service/latest/developerguide/encryption-at-rest.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from typing import Any


META = Meta(
    type=("AWS::OpenSearchService::Domain", "AWS::Elasticsearch::Domain"),
    duty="rest-encryption",
    severity="medium",
    also=(
        "ES.1",
        "OpenSearch.1",
        "config:elasticsearch-encrypted-at-rest",
        "config:opensearch-encrypted-at-rest",
        "CKV_AWS_5",
        "AWS-0048",
        "opensearch_service_domains_encryption_at_rest_enabled",
        "ELASTICSEARCH_ENCRYPTED_AT_REST",
        "OPENSEARCH_ENCRYPTED_AT_REST",
    ),
    controls=("CA-9(1)", "CM-3(6)", "SC-13", "SC-28", "SC-28(1)", "SI-7(6)"),
)


def run(domain: Any) -> Result:
    return expect(domain.EncryptionAtRestOptions.Enabled, "the domain is not encrypted")


EXAMPLES = """
# pass: switched on
Type: AWS::OpenSearchService::Domain
Properties: {DomainName: orders, EncryptionAtRestOptions: {Enabled: true}}
---
# fail: switched off
Type: AWS::OpenSearchService::Domain
Properties: {DomainName: orders, EncryptionAtRestOptions: {Enabled: false}}
---
# fail: the default
Type: AWS::OpenSearchService::Domain
Properties: {DomainName: orders}
---
# undetermined: decided by a parameter that has no value
Type: AWS::OpenSearchService::Domain
Properties: {DomainName: orders, EncryptionAtRestOptions: {Enabled: !Ref Choice}}
---
# pass: on here too
Type: AWS::Elasticsearch::Domain
Properties: {DomainName: orders, EncryptionAtRestOptions: {Enabled: true}}
"""
