"""Clusters keep all five logs of their control plane.

Why: the audit log tells who asked for what; `api`, `authenticator`, `controllerManager` and `scheduler` tell how the
cluster came to do it. What is not kept when something goes wrong cannot be had later.

Fix: name all five types in `Logging.ClusterLogging.EnabledTypes`. No interruption; you pay CloudWatch Logs for what is
taken in, and `api` and `scheduler` can be much.

Links:
- https://docs.aws.amazon.com/eks/latest/userguide/control-plane-logs.html
- https://docs.aws.amazon.com/eks/latest/APIReference/API_LogSetup.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, every, expect, some

if TYPE_CHECKING:
    from remit.schema.stubs.eks import Cluster

META = Meta(
    type="AWS::EKS::Cluster",
    duty="logging-monitoring",
    severity="low",
    also=("CKV_AWS_37", "eks_control_plane_logging_all_types_enabled", "AWS-0038"),
    controls=("AU-2", "AU-3", "AU-12", "SI-4(20)"),
)

TYPES = ("api", "audit", "authenticator", "controllerManager", "scheduler")


def run(cluster: Cluster) -> Result:
    kept = cluster.Logging.ClusterLogging.EnabledTypes
    return expect(every(lambda name: some(lambda log: log.Type == name, kept), TYPES), "a log is not kept")


EXAMPLES = """
# pass: all five
Type: AWS::EKS::Cluster
Properties:
  Logging:
    ClusterLogging:
      EnabledTypes: [{Type: api}, {Type: audit}, {Type: authenticator}, {Type: controllerManager}, {Type: scheduler}]
---
# fail: the audit log alone
Type: AWS::EKS::Cluster
Properties: {Logging: {ClusterLogging: {EnabledTypes: [{Type: audit}]}}}
---
# undetermined: a parameter
Type: AWS::EKS::Cluster
Properties:
  Logging:
    ClusterLogging:
      EnabledTypes: [{Type: api}, {Type: audit}, {Type: authenticator}, {Type: controllerManager}, {Type: !Ref Log}]
"""
