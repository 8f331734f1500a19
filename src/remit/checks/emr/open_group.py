"""Security groups of clusters keep the internet out.

Why: EMR's interfaces for jobs and files run what they are given, mostly without a sign-in.

Fix: remove rules from `0.0.0.0/0` and `::/0`, and reach the cluster through Session Manager, a VPN or EMR Studio;
switch EMR's block public access on. Rules change without interruption.

Links:
- https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-man-sec-groups.html
- https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-block-public-access.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable, some

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.emr import Cluster

META = Meta(
    type="AWS::EMR::Cluster",
    needs=("AWS::EC2::SecurityGroup",),
    duty="network-controls",
    severity="high",
    also=("CKV2_AWS_7", "emr_cluster_publicly_accesible"),
    controls=("AC-4", "SC-7", "SC-7(5)"),
)


def run(cluster: Cluster, world: World) -> Result:
    nodes = cluster.Instances
    named = [nodes.EmrManagedMasterSecurityGroup, nodes.EmrManagedSlaveSecurityGroup]
    named += [*nodes.AdditionalMasterSecurityGroups, *nodes.AdditionalSlaveSecurityGroups]
    groups = [world.resolve(one, "AWS::EC2::SecurityGroup") for one in named if one]
    if not groups:
        return not_applicable("it names no group: EMR makes its own, which are closed")
    return expect(not some(world.network.admits, groups), "the internet may come in on a port")


EXAMPLES = """
# pass: closed
Resources:
  Group: {Type: AWS::EC2::SecurityGroup, Properties: {GroupDescription: nodes, SecurityGroupIngress: []}}
  Cluster:
    Type: AWS::EMR::Cluster
    Properties: {Name: data, Instances: {EmrManagedMasterSecurityGroup: !Ref Group}}
---
# fail: open
Resources:
  Group:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: nodes
      SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 8088, ToPort: 8088, CidrIp: 0.0.0.0/0}]
  Cluster:
    Type: AWS::EMR::Cluster
    Properties: {Name: data, Instances: {EmrManagedMasterSecurityGroup: !Ref Group}}
---
# undetermined: a parameter
Type: AWS::EMR::Cluster
Properties: {Name: data, Instances: {EmrManagedMasterSecurityGroup: !Ref Group}}
"""
