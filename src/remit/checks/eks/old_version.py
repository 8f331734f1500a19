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

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.eks import Cluster

META = Meta(
    type="AWS::EKS::Cluster",
    duty="platform",
    severity="medium",
    also=(
        "EKS.2",
        "config:eks-cluster-supported-version",
        "CKV_AWS_339",
        "eks_cluster_uses_a_supported_version",
    ),
    controls=("SI-2", "SI-2(2)", "SA-22", "CM-2"),
)

# When standard support ended, from the kubernetes-versions page.
ENDED = {
    "1.33": "2026-07-29",
    "1.32": "2026-03-23",
    "1.31": "2025-11-26",
    "1.30": "2025-07-23",
    "1.29": "2025-03-23",
    "1.28": "2024-11-26",
    "1.27": "2024-07-24",
    "1.26": "2024-06-11",
    "1.25": "2024-05-01",
    "1.24": "2024-01-31",
    "1.23": "2023-10-11",
    "1.22": "2023-06-04",
    "1.21": "2023-02-16",
}


def run(cluster: Cluster) -> Result:
    return expect(cluster.Version not in ENDED, "standard support of its Kubernetes version has ended")


EXAMPLES = """
# pass: in support
Type: AWS::EKS::Cluster
Properties: {Version: "1.35"}
---
# fail: ended in 2025
Type: AWS::EKS::Cluster
Properties: {Version: "1.30"}
---
# undetermined: a parameter
Type: AWS::EKS::Cluster
Properties: {Version: !Ref Version}
"""
