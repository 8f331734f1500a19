"""Nodes reach the Kubernetes API inside the VPC.

Why: without the private endpoint the nodes talk to their API over its public address, which therefore cannot be
closed.

Fix: set `ResourcesVpcConfig.EndpointPrivateAccess: true`. No interruption; the VPC needs DNS support and host names.

Links:
- https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html
- https://docs.aws.amazon.com/eks/latest/userguide/private-clusters.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.eks import Cluster

META = Meta(
    type="AWS::EKS::Cluster",
    duty="network-controls",
    severity="medium",
    also=("eks_cluster_private_nodes_enabled",),
    controls=("AC-4", "SC-7", "SC-7(3)"),
)


def run(cluster: Cluster) -> Result:
    private = cluster.ResourcesVpcConfig.EndpointPrivateAccess  # off by default (CloudFormation reference)
    return expect(private, "its nodes need the public address of its API")


EXAMPLES = """
# pass: private
Type: AWS::EKS::Cluster
Properties: {ResourcesVpcConfig: {SubnetIds: [subnet-1, subnet-2], EndpointPrivateAccess: true}}
---
# fail: off by default
Type: AWS::EKS::Cluster
Properties: {ResourcesVpcConfig: {SubnetIds: [subnet-1, subnet-2]}}
---
# undetermined: a parameter
Type: AWS::EKS::Cluster
Properties: {ResourcesVpcConfig: {SubnetIds: [subnet-1, subnet-2], EndpointPrivateAccess: !Ref Private}}
"""
