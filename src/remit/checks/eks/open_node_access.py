"""Nodes take SSH from named security groups only.

Why: with a key and no group named, EKS opens port 22 of every node to the internet.

Fix: name groups in `RemoteAccess.SourceSecurityGroups`, or leave `RemoteAccess` out and administer through Session
Manager. The node group is replaced.

Links:
- https://docs.aws.amazon.com/eks/latest/userguide/create-managed-node-group.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-eks-nodegroup-remoteaccess.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.eks import Nodegroup

META = Meta(
    type="AWS::EKS::Nodegroup",
    duty="network-controls",
    severity="high",
    also=("CKV_AWS_100",),
    controls=("AC-4", "AC-17", "SC-7", "SC-7(5)"),
)


def run(nodes: Nodegroup) -> Result:
    open_to_all = nodes.RemoteAccess.Ec2SshKey and not nodes.RemoteAccess.SourceSecurityGroups
    return expect(not open_to_all, "everybody on the internet can try its SSH port")


EXAMPLES = """
# pass: one group
Type: AWS::EKS::Nodegroup
Properties: {ClusterName: web, RemoteAccess: {Ec2SshKey: ops, SourceSecurityGroups: [sg-1]}}
---
# fail: everybody
Type: AWS::EKS::Nodegroup
Properties: {ClusterName: web, RemoteAccess: {Ec2SshKey: ops}}
---
# undetermined: a parameter that may be empty
Type: AWS::EKS::Nodegroup
Properties: {ClusterName: web, RemoteAccess: {Ec2SshKey: ops, SourceSecurityGroups: !Ref Groups}}
"""
