"""Search domains have no endpoint on the internet.

Why: a public endpoint is kept only by its access policy; one `*` in it publishes every document.

Fix: set `VPCOptions` with private subnets and security groups. A domain cannot be moved: make a new one and restore a
snapshot into it.

Links:
- https://docs.aws.amazon.com/opensearch-service/latest/developerguide/vpc.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from typing import Any


META = Meta(
    type=("AWS::OpenSearchService::Domain", "AWS::Elasticsearch::Domain"),
    duty="network-controls",
    severity="critical",
    also=(
        "ES.2",
        "OpenSearch.2",
        "config:elasticsearch-in-vpc-only",
        "config:opensearch-in-vpc-only",
        "CKV_AWS_137",
        "opensearch_service_domains_not_publicly_accessible",
        "ELASTICSEARCH_IN_VPC_ONLY",
        "OPENSEARCH_IN_VPC_ONLY",
    ),
    controls=("AC-3", "AC-4", "AC-6", "SC-7", "SC-7(3)", "SC-7(21)"),
)


def run(domain: Any) -> Result:
    return expect(domain.VPCOptions.SubnetIds, "its endpoint is on the internet")


EXAMPLES = """
# pass: in a VPC
Type: AWS::OpenSearchService::Domain
Properties: {VPCOptions: {SubnetIds: [subnet-0a1b2c3d], SecurityGroupIds: [sg-0a1b2c3d]}}
---
# fail: on the internet unless told otherwise
Type: AWS::OpenSearchService::Domain
Properties: {DomainName: orders}
---
# undetermined: decided by a parameter that has no value
Type: AWS::OpenSearchService::Domain
Properties: {VPCOptions: {SubnetIds: !Ref Subnets}}
"""
