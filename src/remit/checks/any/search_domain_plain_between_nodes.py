"""Nodes of search domains speak TLS to each other.

Why: without it, all documents cross the network between the nodes readable.

Fix: set `NodeToNodeEncryptionOptions: {Enabled: true}`. It can be switched on in place (a blue/green deployment) and
never off again.

Links:
- https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ntn.html
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
        "ES.3",
        "OpenSearch.3",
        "config:elasticsearch-node-to-node-encryption-check",
        "config:opensearch-node-to-node-encryption-check",
        "CKV_AWS_6",
        "AWS-0043",
        "opensearch_service_domains_node_to_node_encryption_enabled",
        "ELASTICSEARCH_NODE_TO_NODE_ENCRYPTION_CHECK",
        "OPENSEARCH_NODE_TO_NODE_ENCRYPTION_CHECK",
    ),
    controls=("AC-17(2)", "SC-8", "SC-8(1)", "SC-8(2)", "SC-13"),
)


def run(domain: Any) -> Result:
    return expect(domain.NodeToNodeEncryptionOptions.Enabled, "its nodes speak to each other in the clear")


EXAMPLES = """
# pass: switched on
Type: AWS::OpenSearchService::Domain
Properties: {DomainName: orders, NodeToNodeEncryptionOptions: {Enabled: true}}
---
# fail: switched off
Type: AWS::OpenSearchService::Domain
Properties: {DomainName: orders, NodeToNodeEncryptionOptions: {Enabled: false}}
---
# fail: the default
Type: AWS::OpenSearchService::Domain
Properties: {DomainName: orders}
---
# undetermined: decided by a parameter that has no value
Type: AWS::OpenSearchService::Domain
Properties: {DomainName: orders, NodeToNodeEncryptionOptions: {Enabled: !Ref Choice}}
---
# pass: on here too
Type: AWS::Elasticsearch::Domain
Properties: {DomainName: orders, NodeToNodeEncryptionOptions: {Enabled: true}}
"""
