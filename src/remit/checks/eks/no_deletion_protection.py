"""Clusters cannot be deleted by one call.

Why: one wrong command, or one stolen key, deletes the cluster and everything that its API knew.

Fix: set `DeletionProtection: true`. No interruption; it must be switched off before the cluster can go.

Links:
- https://docs.aws.amazon.com/eks/latest/userguide/deletion-protection.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-eks-cluster.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.eks import Cluster

META = Meta(
    type="AWS::EKS::Cluster",
    duty="backup-recovery",
    severity="medium",
    also=("eks_cluster_deletion_protection_enabled",),
    controls=("CM-3", "CP-10", "SC-5(2)"),
)


def run(cluster: Cluster) -> Result:
    return expect(cluster.DeletionProtection, "one call deletes it")  # off by default (CloudFormation reference)


EXAMPLES = """
# pass: on
Type: AWS::EKS::Cluster
Properties: {DeletionProtection: true}
---
# fail: off by default
Type: AWS::EKS::Cluster
Properties: {Version: "1.35"}
---
# undetermined: a parameter
Type: AWS::EKS::Cluster
Properties: {DeletionProtection: !Ref Protected}
"""
