"""Search domains survive the loss of a data node.

Why: with fewer than three data nodes in one zone, the loss of a node or a zone loses shards, and the domain turns
red.

Fix: set `InstanceCount` to 3 or more with `ZoneAwarenessEnabled: true` (or `MultiAZWithStandbyEnabled`) in
`ClusterConfig`. It is a blue/green deployment without interruption; nodes are billed.

Links:
- https://docs.aws.amazon.com/opensearch-service/latest/developerguide/managedomains-multiaz.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, failed, or_default, some

if TYPE_CHECKING:
    from typing import Any


META = Meta(
    type=("AWS::OpenSearchService::Domain", "AWS::Elasticsearch::Domain"),
    duty="backup-recovery",
    severity="medium",
    also=(
        "ES.6",
        "OpenSearch.6",
        "config:opensearch-data-node-fault-tolerance",
        "opensearch_service_domains_fault_tolerant_data_nodes",
        "ELASTICSEARCH_DATA_NODE_FAULT_TOLERANCE",
        "OPENSEARCH_DATA_NODE_FAULT_TOLERANCE",
    ),
    controls=("CP-10", "CP-6(2)", "SC-5(2)", "SC-36", "SI-13(5)"),
)


NODES = 3


def run(domain: Any) -> Result:
    config = domain.ClusterConfig or domain.ElasticsearchClusterConfig
    if or_default(config.InstanceCount, 1) < NODES:
        return failed("it has fewer than three data nodes")
    spread = some(bool, (config.ZoneAwarenessEnabled, domain.ClusterConfig.MultiAZWithStandbyEnabled))
    return expect(spread, "its data nodes are in one Availability Zone")


EXAMPLES = """
# pass: three in three zones
Type: AWS::OpenSearchService::Domain
Properties: {ClusterConfig: {InstanceCount: 3, ZoneAwarenessEnabled: true,
    ZoneAwarenessConfig: {AvailabilityZoneCount: 3}}}
---
# fail: two
Type: AWS::OpenSearchService::Domain
Properties: {ClusterConfig: {InstanceCount: 2, ZoneAwarenessEnabled: true}}
---
# fail: one is the default
Type: AWS::OpenSearchService::Domain
Properties: {DomainName: orders}
---
# fail: in one zone
Type: AWS::Elasticsearch::Domain
Properties: {ElasticsearchClusterConfig: {InstanceCount: 3}}
---
# undetermined: decided by a parameter that has no value
Type: AWS::OpenSearchService::Domain
Properties: {ClusterConfig: {InstanceCount: !Ref Nodes, ZoneAwarenessEnabled: true}}
"""
