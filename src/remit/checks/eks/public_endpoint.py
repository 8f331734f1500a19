"""The API of a cluster is reached from its network only.

Why: an endpoint on the internet can be tried by whoever its list of networks admits, and a list is easily widened.

Fix: set `ResourcesVpcConfig.EndpointPrivateAccess` to `true` and `EndpointPublicAccess` to `false`. Nobody reaches the
API from outside any more, so see first that people and pipelines come by VPN or from a host in the VPC. No restart.

Links:
- https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/eks-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default

if TYPE_CHECKING:
    from remit.schema.stubs.eks import Cluster

META = Meta(
    type="AWS::EKS::Cluster",
    duty="network-controls",
    severity="high",
    also=(
        "EKS.1",
        "config:eks-endpoint-no-public-access",
        "CKV_AWS_39",
        "AWS-0040",
        "EKS_ENDPOINT_NO_PUBLIC_ACCESS",
    ),
    controls=("AC-4", "SC-7", "SC-7(5)"),
)


def run(cluster: Cluster) -> Result:
    # On by default (VpcConfigRequest, endpointPublicAccess).
    public = or_default(cluster.ResourcesVpcConfig.EndpointPublicAccess, default=True)
    return expect(not public, "its API has an endpoint outside of its network")


EXAMPLES = """
# pass: inside only
Type: AWS::EKS::Cluster
Properties: {ResourcesVpcConfig: {SubnetIds: [subnet-1], EndpointPublicAccess: false, EndpointPrivateAccess: true}}
---
# fail: for some networks
Type: AWS::EKS::Cluster
Properties:
  ResourcesVpcConfig: {SubnetIds: [subnet-1], EndpointPublicAccess: true, PublicAccessCidrs: [203.0.113.0/24]}
---
# fail: on by default
Type: AWS::EKS::Cluster
Properties: {ResourcesVpcConfig: {SubnetIds: [subnet-1]}}
---
# undetermined: a parameter
Type: AWS::EKS::Cluster
Properties: {ResourcesVpcConfig: {SubnetIds: [subnet-1], EndpointPublicAccess: !Ref Public}}
"""
