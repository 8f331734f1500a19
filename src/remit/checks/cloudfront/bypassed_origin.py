"""Load balancers behind a distribution are reached through it alone.

Why: whoever finds the load balancer's own address goes past the distribution, its web ACL, its limits and its logs.
Admitting CloudFront's addresses alone still lets everybody's distributions in, of whatever account.

Fix: make the load balancer internal and an `AWS::CloudFront::VpcOrigin` of it; or add a secret header with
`OriginCustomHeaders` and forward only by a listener rule that asks for it. Change the origin first, then close the way.

Links:
- https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-vpc-origins.html
- https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/restrict-access-to-load-balancer.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, failed, not_applicable, passed

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World
    from remit.schema.stubs.cloudfront import Distribution

META = Meta(
    type="AWS::CloudFront::Distribution",
    needs=(
        "AWS::ElasticLoadBalancingV2::LoadBalancer",
        "AWS::ElasticLoadBalancingV2::Listener",
        "AWS::ElasticLoadBalancing::LoadBalancer",
        "AWS::CloudFront::VpcOrigin",
        "AWS::Route53::RecordSet",
        "AWS::EC2::SecurityGroup",
        "AWS::EC2::Subnet",
        "AWS::EC2::RouteTable",
        "AWS::EC2::NetworkAcl",
        "AWS::EC2::InternetGateway",
        "AWS::EC2::VPC",
        "AWS::EC2::VPCBlockPublicAccessOptions",
        "AWS::EC2::PrefixList",
    ),
    duty="network-controls",
    severity="medium",
    controls=("AC-4", "AC-4(21)", "SC-7", "SC-7(21)"),
)

MEMBERS = {
    "everybody": {"by": "open", "told": "everybody on the internet can reach its load balancer past it"},
    "any-distribution": {
        "by": "any distribution",
        "told": "anybody's distribution can reach its load balancer",
        "severity": "low",
    },
}


def run(distribution: Distribution, world: World, member: dict[str, Any]) -> Result:
    found = world.entries.bypass(distribution)
    if found:
        another = not_applicable("another member of this check tells who can")
        return failed(member["told"]) if found.reason == member["by"] else another
    return passed(found.reason) if found.reason else not_applicable("no load balancer is behind it")


EXAMPLES = """
# pass[everybody]: the load balancer is internal
Resources:
  Balancer: {Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: {Scheme: internal}}
  Door: {Type: AWS::ElasticLoadBalancingV2::Listener, Properties: {LoadBalancerArn: !Ref Balancer, Port: 443}}
  Inside: {Type: AWS::CloudFront::VpcOrigin, Properties: {VpcOriginEndpointConfig: {Arn: !Ref Balancer}}}
  Distribution:
    Type: AWS::CloudFront::Distribution
    Properties: {DistributionConfig: {Enabled: true, Origins: [{Id: web, VpcOriginConfig: {VpcOriginId: !Ref Inside}}]}}
---
# fail[everybody]: anybody asks the load balancer itself
Resources:
  Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}
  Gateway: {Type: AWS::EC2::InternetGateway}
  Joined: {Type: AWS::EC2::VPCGatewayAttachment, Properties: {VpcId: !Ref Vpc, InternetGatewayId: !Ref Gateway}}
  Table: {Type: AWS::EC2::RouteTable, Properties: {VpcId: !Ref Vpc}}
  Out:
    Type: AWS::EC2::Route
    Properties: {RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Gateway}
  Outer: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.0.0/24}}
  Way: {Type: AWS::EC2::SubnetRouteTableAssociation, Properties: {SubnetId: !Ref Outer, RouteTableId: !Ref Table}}
  Balancer: {Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: {Type: network, Subnets: [!Ref Outer]}}
  Door: {Type: AWS::ElasticLoadBalancingV2::Listener, Properties: {LoadBalancerArn: !Ref Balancer, Port: 443}}
  Distribution:
    Type: AWS::CloudFront::Distribution
    Properties: {DistributionConfig: {Enabled: true, Origins: [{Id: web, DomainName: !GetAtt Balancer.DNSName}]}}
---
# undetermined: where the origin leads is not known here
Type: AWS::CloudFront::Distribution
Properties: {DistributionConfig: {Enabled: true, Origins: [{Id: web, DomainName: web.example.com}]}}
---
# not-applicable: a bucket
Type: AWS::CloudFront::Distribution
Properties: {DistributionConfig: {Enabled: true, Origins: [{Id: web, DomainName: files.s3.amazonaws.com}]}}
"""
