"""Clusters lie in subnets that were chosen.

Why: without a subnet group a cluster is put into the default VPC, whose subnets are all public.

Fix: make an `AWS::Redshift::ClusterSubnetGroup` of private subnets and name it in `ClusterSubnetGroupName`. Changing
it replaces the cluster.

Links:
- https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-cluster-subnet-groups.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-redshift-cluster.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.redshift import Cluster

META = Meta(
    type="AWS::Redshift::Cluster",
    duty="network-controls",
    severity="medium",
    also=("CKV_AWS_154", "AWS-0127"),
    controls=("AC-4", "AC-4(21)", "SC-7", "SC-7(11)"),
)


def run(cluster: Cluster) -> Result:
    named = cluster.ClusterSubnetGroupName
    return expect(named and named != "default", "it lies in the default VPC")


EXAMPLES = """
# pass: a group of its own
Type: AWS::Redshift::Cluster
Properties: {DBName: orders, ClusterSubnetGroupName: inner}
---
# fail: none
Type: AWS::Redshift::Cluster
Properties: {DBName: orders}
---
# undetermined: decided by a parameter that has no value
Type: AWS::Redshift::Cluster
Properties: {DBName: orders, ClusterSubnetGroupName: !Ref Group}
"""
