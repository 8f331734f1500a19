"""Load balancers on the internet are meant to be there.

Why: everything that a load balancer on the internet forwards to is reached by everybody. Those for one's own services,
partners or offices are tried with known exploits all the same.

Fix: set `Scheme: internal` and move it to private subnets, or let its security group admit only who should come. The
scheme replaces the load balancer: switch the name over first. Waive the one that is meant for the public.

Note: this is about what can happen: scheme, listeners, security groups, routes and network ACLs are weighed together.

Links:
- https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html
- https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-update-security-groups.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, failed, passed

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.elasticloadbalancing import LoadBalancer as Classic
    from remit.schema.stubs.elasticloadbalancingv2 import LoadBalancer

META = Meta(
    type=("AWS::ElasticLoadBalancingV2::LoadBalancer", "AWS::ElasticLoadBalancing::LoadBalancer"),
    needs=(
        "AWS::ElasticLoadBalancingV2::Listener",
        "AWS::EC2::SecurityGroup",
        "AWS::EC2::Subnet",
        "AWS::EC2::RouteTable",
        "AWS::EC2::NetworkAcl",
        "AWS::EC2::InternetGateway",
        "AWS::EC2::VPC",
    ),
    duty="network-controls",
    severity="info",
    outweighs=("any.internet-facing-scheme",),
    controls=("AC-4", "SC-7", "SC-7(21)"),
)


def run(balancer: LoadBalancer | Classic, world: World) -> Result:
    found = world.entries.is_public(balancer)
    return failed("everybody on the internet can use it") if found else passed(found.reason)


EXAMPLES = """
# pass: internal
Resources:
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties: {LoadBalancerArn: !Ref Balancer, Port: 443, Protocol: HTTPS}
  Balancer: {Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: {Scheme: internal}}
---
# fail: open to everybody
Resources:
  Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}
  Gateway: {Type: AWS::EC2::InternetGateway}
  Joined: {Type: AWS::EC2::VPCGatewayAttachment, Properties: {VpcId: !Ref Vpc, InternetGatewayId: !Ref Gateway}}
  Outer: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.0.0/24}}
  Table: {Type: AWS::EC2::RouteTable, Properties: {VpcId: !Ref Vpc}}
  Out:
    Type: AWS::EC2::Route
    Properties: {RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Gateway}
  Way: {Type: AWS::EC2::SubnetRouteTableAssociation, Properties: {SubnetId: !Ref Outer, RouteTableId: !Ref Table}}
  Group:
    Type: AWS::EC2::SecurityGroup
    Properties: {VpcId: !Ref Vpc, GroupDescription: all, SecurityGroupIngress: [{IpProtocol: "-1", CidrIp: 0.0.0.0/0}]}
  Balancer:
    Type: AWS::ElasticLoadBalancing::LoadBalancer
    Properties:
      Subnets: [!Ref Outer]
      SecurityGroups: [!Ref Group]
      Listeners: [{Protocol: HTTPS, LoadBalancerPort: "443", InstancePort: "443", InstanceProtocol: HTTPS}]
---
# undetermined: the scheme is a parameter, its security group not told
Type: AWS::ElasticLoadBalancing::LoadBalancer
Properties: {Scheme: !Ref Scheme, Listeners: [{Protocol: HTTPS, LoadBalancerPort: "443", InstancePort: "443"}]}
"""
