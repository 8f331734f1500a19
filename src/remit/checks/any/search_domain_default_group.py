"""Search domains have security groups of their own.

Why: without one, a domain takes the default group of the VPC, which everything else shares that was given none.

Fix: name a security group in `SecurityGroupIds` of `VPCOptions`. It is changed without interruption.

Links:
- https://docs.aws.amazon.com/opensearch-service/latest/developerguide/vpc.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable

if TYPE_CHECKING:
    from typing import Any


META = Meta(
    type=("AWS::OpenSearchService::Domain", "AWS::Elasticsearch::Domain"),
    duty="network-controls",
    severity="medium",
    also=("CKV_AWS_248",),
    controls=("AC-3", "AC-4", "AC-6", "SC-7", "SC-7(3)", "SC-7(21)"),
)


def run(domain: Any) -> Result:
    if not domain.VPCOptions.SubnetIds:
        return not_applicable("it is in no VPC")
    return expect(domain.VPCOptions.SecurityGroupIds, "it takes the default security group of the VPC")


EXAMPLES = """
# pass: its own
Type: AWS::OpenSearchService::Domain
Properties: {VPCOptions: {SubnetIds: [subnet-0a1b2c3d], SecurityGroupIds: [sg-0a1b2c3d]}}
---
# fail: none is named
Type: AWS::OpenSearchService::Domain
Properties: {VPCOptions: {SubnetIds: [subnet-0a1b2c3d]}}
---
# not-applicable: outside
Type: AWS::OpenSearchService::Domain
Properties: {DomainName: orders}
---
# undetermined: decided by a parameter that has no value
Type: AWS::OpenSearchService::Domain
Properties: {VPCOptions: {SubnetIds: [subnet-0a1b2c3d], SecurityGroupIds: !Ref Groups}}
"""
