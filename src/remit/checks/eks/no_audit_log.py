"""Clusters keep the audit log of their API.

Why: the audit log is the only record of who asked the Kubernetes API for what. AWS runs the API server but keeps this
log only if told to.

Fix: enable the type `audit`, better `api` and `authenticator` too, in `Logging.ClusterLogging.EnabledTypes`. No
interruption; you pay CloudWatch Logs for what is taken in.

Links:
- https://docs.aws.amazon.com/eks/latest/userguide/control-plane-logs.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/eks-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from remit.schema.stubs.eks import Cluster

META = Meta(
    type="AWS::EKS::Cluster",
    duty="logging-monitoring",
    severity="medium",
    also=(
        "EKS.8",
        "config:eks-cluster-log-enabled",
    ),
    controls=("AU-2", "AU-3", "AU-12", "SI-4(20)"),
)


def run(cluster: Cluster) -> Result:
    audited = some(lambda log: log.Type == "audit", cluster.Logging.ClusterLogging.EnabledTypes)
    return expect(audited, "nobody can tell who asked its API for what")


EXAMPLES = """
# pass: audited
Type: AWS::EKS::Cluster
Properties: {Logging: {ClusterLogging: {EnabledTypes: [{Type: api}, {Type: audit}]}}}
---
# fail: off by default
Type: AWS::EKS::Cluster
Properties: {RoleArn: !Ref Role}
---
# undetermined: a parameter
Type: AWS::EKS::Cluster
Properties: {Logging: {ClusterLogging: {EnabledTypes: [{Type: !Ref Log}]}}}
"""
