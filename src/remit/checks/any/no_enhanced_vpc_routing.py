"""Data warehouses copy data through the VPC.

Why: without enhanced VPC routing, `COPY` and `UNLOAD` go over the public side of AWS: no security group, endpoint
policy or flow log sees where the data goes.

Fix: set `EnhancedVpcRouting: true` and give the subnets a way to S3, such as a gateway endpoint. The cluster
restarts.

Links:
- https://docs.aws.amazon.com/redshift/latest/mgmt/enhanced-vpc-routing.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.redshift import Cluster
    from remit.schema.stubs.redshiftserverless import Workgroup

META = Meta(
    type=("AWS::Redshift::Cluster", "AWS::RedshiftServerless::Workgroup"),
    duty="network-controls",
    severity="high",
    also=(
        "Redshift.7",
        "RedshiftServerless.1",
        "config:redshift-enhanced-vpc-routing-enabled",
        "config:redshift-serverless-workgroup-routes-within-vpc",
        "CKV_AWS_321",
        "redshift_cluster_enhanced_vpc_routing",
        "REDSHIFT_ENHANCED_VPC_ROUTING_ENABLED",
    ),
    controls=("AC-4", "AC-4(21)", "SC-7", "SC-7(11)", "SC-7(20)"),
)


def run(resource: Cluster | Workgroup) -> Result:
    return expect(resource.EnhancedVpcRouting, "data is copied past the VPC")


EXAMPLES = """
# pass: switched on
Type: AWS::Redshift::Cluster
Properties: {EnhancedVpcRouting: true}
---
# fail: switched off
Type: AWS::Redshift::Cluster
Properties: {EnhancedVpcRouting: false}
---
# fail: the default
Type: AWS::Redshift::Cluster
---
# undetermined: decided by a parameter that has no value
Type: AWS::Redshift::Cluster
Properties: {EnhancedVpcRouting: !Ref Choice}
---
# pass: on here too
Type: AWS::RedshiftServerless::Workgroup
Properties: {EnhancedVpcRouting: true}
"""
