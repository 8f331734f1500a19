"""The Kubernetes API of a cluster is closed to the internet.

Why: on an open endpoint the whole internet can try stolen tokens and new holes of the API server against the cluster.

Fix: set `ResourcesVpcConfig.EndpointPrivateAccess: true` and `EndpointPublicAccess: false`, or name your networks in
`PublicAccessCidrs`. No interruption for the nodes if private access is on first; administrators then need a way into
the VPC.

Links:
- https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/eks-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, failed, or_default, passed, some

if TYPE_CHECKING:
    from remit.schema.stubs.eks import Cluster

META = Meta(
    type="AWS::EKS::Cluster",
    duty="network-controls",
    severity="high",
    also=(
        "CKV_AWS_38",
        "eks_cluster_not_publicly_accessible",
        "AWS-0041",
    ),
    controls=("AC-4", "SC-7", "SC-7(5)"),
)

ANYWHERE = ("0.0.0.0/0", "::/0")


def run(cluster: Cluster) -> Result:
    access = cluster.ResourcesVpcConfig
    if not or_default(access.EndpointPublicAccess, True):  # noqa: FBT003 — on by default (cluster-endpoint)
        return passed()
    networks = access.PublicAccessCidrs  # everywhere by default (cluster-endpoint)
    if not networks or some(lambda network: network in ANYWHERE, networks):
        return failed("the whole internet can reach its API")
    return passed()


EXAMPLES = """
# pass: private
Type: AWS::EKS::Cluster
Properties: {ResourcesVpcConfig: {EndpointPublicAccess: false, EndpointPrivateAccess: true}}
---
# pass: one network
Type: AWS::EKS::Cluster
Properties: {ResourcesVpcConfig: {EndpointPublicAccess: true, PublicAccessCidrs: [203.0.113.0/24]}}
---
# fail: open by default
Type: AWS::EKS::Cluster
Properties: {ResourcesVpcConfig: {SubnetIds: [subnet-1, subnet-2]}}
---
# undetermined: the networks are a parameter
Type: AWS::EKS::Cluster
Properties: {ResourcesVpcConfig: {PublicAccessCidrs: !Ref Networks}}
"""
