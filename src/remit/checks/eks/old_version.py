"""Clusters run a Kubernetes version in standard support.

Why: the Kubernetes community no longer fixes these versions. EKS patches them for another year at six times the
price, then upgrades the cluster itself, ready or not.

Fix: raise `Version` by one minor version at a time, after the upgrade insights show nothing that breaks; then add-ons
and nodes. The API stays up; an upgrade cannot be taken back.

Links:
- https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/eks-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, passed

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.eks import Cluster

META = Meta(
    type="AWS::EKS::Cluster",
    duty="platform",
    severity="high",
    also=(
        "EKS.2",
        "config:eks-cluster-supported-version",
        "CKV_AWS_339",
        "eks_cluster_uses_a_supported_version",
    ),
    controls=("SI-2", "SI-2(2)", "SA-22", "CM-2"),
)


def run(cluster: Cluster, world: World) -> Result:
    if not cluster.Version:
        return passed()  # EKS takes its newest
    ended = world.versions.ended("eks", cluster.Version)
    return expect(not ended, "standard support of its Kubernetes version has ended")


EXAMPLES = """
# pass: in support
Type: AWS::EKS::Cluster
Properties: {Version: "1.35"}
---
# fail: ended in 2025
Type: AWS::EKS::Cluster
Properties: {Version: "1.30"}
---
# undetermined: newer than the list of versions
Type: AWS::EKS::Cluster
Properties: {Version: "1.99"}
---
# undetermined: a parameter
Type: AWS::EKS::Cluster
Properties: {Version: !Ref Version}
"""
