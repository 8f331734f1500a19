"""Clusters stand in subnets without public addresses.

Why: the primary node runs web interfaces and shells that were made for a trusted network. With a public address one
wrong rule opens them to everybody.

Fix: name a private subnet in `Instances.Ec2SubnetId`, with endpoints for S3. The cluster is replaced.

Links:
- https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-plan-vpc-subnet.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/emr-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, failed, some

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.emr import Cluster

META = Meta(
    type="AWS::EMR::Cluster",
    needs=("AWS::EC2::Subnet",),
    duty="network-controls",
    severity="high",
    also=("EMR.1", "config:emr-master-no-public-ip", "emr_cluster_master_nodes_no_public_ip"),
    controls=("AC-3", "AC-4", "AC-6", "SC-7", "SC-7(3)"),
)


def run(cluster: Cluster, world: World) -> Result:
    places = [cluster.Instances.Ec2SubnetId, *cluster.Instances.Ec2SubnetIds]
    subnets = [world.resolve(place, "AWS::EC2::Subnet") for place in places if place]
    if not subnets:
        return failed("it names no subnet, so that it stands in the default VPC, which is public")
    public = some(lambda subnet: subnet.MapPublicIpOnLaunch, subnets)
    return expect(not public, "its nodes get public addresses from their subnet")


EXAMPLES = """
# pass: a private subnet
Resources:
  Subnet: {Type: AWS::EC2::Subnet, Properties: {VpcId: vpc-1, CidrBlock: 10.0.0.0/24}}
  Cluster: {Type: AWS::EMR::Cluster, Properties: {Name: data, Instances: {Ec2SubnetId: !Ref Subnet}}}
---
# fail: a public one
Resources:
  Subnet: {Type: AWS::EC2::Subnet, Properties: {VpcId: vpc-1, CidrBlock: 10.0.0.0/24, MapPublicIpOnLaunch: true}}
  Cluster: {Type: AWS::EMR::Cluster, Properties: {Name: data, Instances: {Ec2SubnetId: !Ref Subnet}}}
---
# undetermined: a parameter
Type: AWS::EMR::Cluster
Properties: {Name: data, Instances: {Ec2SubnetId: !Ref Subnet}}
"""
