"""Search domains have dedicated cluster managers.

Why: without nodes of its own for it, a busy data node also manages the cluster; when it is overloaded, the whole domain
stops answering.

Fix: set `ClusterConfig.DedicatedMasterEnabled` to `true` with three of them (`DedicatedMasterCount: 3`). The change is
a blue/green deployment without interruption; the nodes are billed.

Links:
- https://docs.aws.amazon.com/opensearch-service/latest/developerguide/managedomains-dedicatedmasternodes.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from typing import Any

META = Meta(
    type=("AWS::OpenSearchService::Domain", "AWS::Elasticsearch::Domain"),
    duty="backup-recovery",
    severity="low",
    also=("CKV2_AWS_59",),
    controls=("CP-10", "SC-5(2)", "SC-36", "SI-13(5)"),
)


def run(domain: Any) -> Result:
    config = domain.ClusterConfig or domain.ElasticsearchClusterConfig
    return expect(config.DedicatedMasterEnabled, "its data nodes also manage the cluster")


EXAMPLES = """
# pass: it has some
Type: AWS::OpenSearchService::Domain
Properties: {ClusterConfig: {DedicatedMasterEnabled: true}}
---
# pass: so in the old words
Type: AWS::Elasticsearch::Domain
Properties: {ElasticsearchClusterConfig: {DedicatedMasterEnabled: true}}
---
# fail: none is the default
Type: AWS::OpenSearchService::Domain
Properties: {DomainName: orders}
---
# undetermined: decided by a parameter that has no value
Type: AWS::OpenSearchService::Domain
Properties: {ClusterConfig: {DedicatedMasterEnabled: !Ref Managers}}
"""
