"""Search domains have three dedicated cluster managers.

Why: without dedicated managers, a loaded data node also decides about the cluster; with two of them, the loss of one
stops it.

Fix: set `DedicatedMasterEnabled: true` and `DedicatedMasterCount: 3` in `ClusterConfig`. It is a blue/green
deployment without interruption; the nodes are billed.

Links:
- https://docs.aws.amazon.com/opensearch-service/latest/developerguide/managedomains-dedicatedmasternodes.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, Undetermined, expect, failed

if TYPE_CHECKING:
    from typing import Any


META = Meta(
    type=("AWS::OpenSearchService::Domain", "AWS::Elasticsearch::Domain"),
    duty="backup-recovery",
    severity="medium",
    also=(
        "ES.7",
        "Opensearch.11",
        "config:opensearch-primary-node-fault-tolerance",
        "CKV_AWS_318",
        "opensearch_service_domains_fault_tolerant_master_nodes",
        "ELASTICSEARCH_PRIMARY_NODE_FAULT_TOLERANCE",
    ),
    controls=("CP-10", "CP-6(2)", "SC-5(2)", "SC-36", "SI-13(5)"),
)


NODES = 3


def run(domain: Any) -> Result:
    config = domain.ClusterConfig or domain.ElasticsearchClusterConfig
    if not config.DedicatedMasterEnabled:
        return failed("it has no dedicated cluster managers")
    if "DedicatedMasterCount" not in config:
        raise Undetermined("how many cluster managers it has is not told")
    return expect(config.DedicatedMasterCount >= NODES, "it has fewer than three cluster managers")


EXAMPLES = """
# pass: three
Type: AWS::OpenSearchService::Domain
Properties: {ClusterConfig: {DedicatedMasterEnabled: true, DedicatedMasterCount: 3}}
---
# fail: two
Type: AWS::OpenSearchService::Domain
Properties: {ClusterConfig: {DedicatedMasterEnabled: true, DedicatedMasterCount: 2}}
---
# fail: none is the default
Type: AWS::OpenSearchService::Domain
Properties: {DomainName: orders}
---
# pass: so in the old words
Type: AWS::Elasticsearch::Domain
Properties: {ElasticsearchClusterConfig: {DedicatedMasterEnabled: true, DedicatedMasterCount: 3}}
---
# undetermined: decided by a parameter that has no value
Type: AWS::OpenSearchService::Domain
Properties: {ClusterConfig: {DedicatedMasterEnabled: true, DedicatedMasterCount: !Ref Managers}}
---
# undetermined: some, and nothing says how many
Type: AWS::OpenSearchService::Domain
Properties: {ClusterConfig: {DedicatedMasterEnabled: true}}
"""
