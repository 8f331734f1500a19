"""Security groups keep data warehouses from the internet.

Why: a port that everybody can reach is found within hours; then a guessed or leaked password is enough.

Fix: let the port in from the security group or the networks of the clients only. The rule can be removed without
interruption; clients on the internet lose their way.

Links:
- https://docs.aws.amazon.com/redshift/latest/mgmt/security-network-isolation.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, Undetermined, expect, or_default, some

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.redshift import Cluster

META = Meta(
    type="AWS::Redshift::Cluster",
    needs=("AWS::EC2::SecurityGroup",),
    duty="network-controls",
    severity="high",
    also=("Redshift.15", "config:redshift-unrestricted-port-access"),
    controls=("AC-3", "AC-4", "AC-6", "SC-7", "SC-7(3)", "SC-7(21)"),
)


def run(cluster: Cluster, world: World) -> Result:
    if not cluster.VpcSecurityGroupIds:  # CreateCluster, VpcSecurityGroupIds
        raise Undetermined("it names no group, so it has the default one of its VPC, which is not told")
    port = or_default(cluster.Port, 5439)  # the default (CreateCluster, Port)
    groups = [world.resolve(group, "AWS::EC2::SecurityGroup") for group in cluster.VpcSecurityGroupIds]
    opened = some(lambda group: world.network.admits(group, port=port), groups)
    return expect(not opened, "a security group lets everybody in at its port")


EXAMPLES = """
# pass: from the own network
Resources:
  Group:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: warehouse
      SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 5439, ToPort: 5439, CidrIp: 10.0.0.0/8}]
  Cluster: {Type: AWS::Redshift::Cluster, Properties: {DBName: orders, VpcSecurityGroupIds: [!Ref Group]}}
---
# fail: from everywhere
Resources:
  Group:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: warehouse
      SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 5439, ToPort: 5439, CidrIp: 0.0.0.0/0}]
  Cluster: {Type: AWS::Redshift::Cluster, Properties: {DBName: orders, VpcSecurityGroupIds: [!Ref Group]}}
---
# undetermined: a group that is not here
Type: AWS::Redshift::Cluster
Properties: {DBName: orders, VpcSecurityGroupIds: [sg-0a1b2c3d]}
---
# undetermined: it gets the default group of its VPC
Type: AWS::Redshift::Cluster
Properties: {DBName: orders}
"""
