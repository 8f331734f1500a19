"""How a load balancer behind a distribution can be reached past it: by everybody, anybody's distribution, or not."""

from __future__ import annotations

import pytest

from remit.audit.world import EstateWorld
from remit.engines.network.entries import Entries
from remit.engines.network.entries.distributions import ANY_DISTRIBUTION, HEADER, INSIDE, OPEN
from remit.model import Undetermined
from tests.engines.network.entries.estates import estate, key

ESTATE = """
  List: {Type: AWS::EC2::PrefixList, Properties: {PrefixListName: LISTNAME, AddressFamily: IPv4, MaxEntries: 60}}
  Group:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: g
      VpcId: !Ref Vpc
      SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443, SOURCE}]
  Balancer:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Properties: {Scheme: SCHEME, Subnets: [!Ref Outer], SecurityGroups: [!Ref Group]}
  Targets: {Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: {Port: 443, Protocol: HTTPS, VpcId: !Ref Vpc}}
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties: {LoadBalancerArn: !Ref Balancer, Port: 443, Protocol: HTTPS, DefaultActions: [DEFAULT]}
  Rule:
    Type: AWS::ElasticLoadBalancingV2::ListenerRule
    Properties:
      ListenerArn: !Ref Listener
      Priority: 1
      Conditions: [CONDITION]
      Actions: [{Type: forward, TargetGroupArn: !Ref Targets}]
  Inside: {Type: AWS::CloudFront::VpcOrigin, Properties: {VpcOriginEndpointConfig: {Arn: !Ref Balancer}}}
  Distribution:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        DefaultCacheBehavior: {TargetOriginId: web, ViewerProtocolPolicy: https-only}
        Origins:
          - Id: web
            DomainName: DOMAIN
            OriginCustomHeaders: [{HeaderName: X-Origin, HeaderValue: !Ref Told}]
            SETTINGS
"""
USUAL = {
    "LISTNAME": "offices",
    "SOURCE": "CidrIp: 0.0.0.0/0",
    "SCHEME": "internet-facing",
    "DEFAULT": "{Type: forward, TargetGroupArn: !Ref Targets}",
    "CONDITION": "{Field: path-pattern, PathPatternConfig: {Values: [/a]}}",
    "DOMAIN": "!GetAtt Balancer.DNSName",
    "SETTINGS": "CustomOriginConfig: {OriginProtocolPolicy: https-only}",
}
CLOUDFRONT = {"SOURCE": "SourcePrefixListId: !Ref List", "LISTNAME": "com.amazonaws.global.cloudfront.origin-facing"}
ASKS = {
    "DEFAULT": "{Type: fixed-response, FixedResponseConfig: {StatusCode: '403'}}",
    "CONDITION": "{Field: http-header, HttpHeaderConfig: {HttpHeaderName: x-origin, Values: [!Ref Told]}}",
}
OTHER_HEADER = ASKS | {"CONDITION": "{Field: http-header, HttpHeaderConfig: {HttpHeaderName: x-else, Values: [a]}}"}
BY_VPC_ORIGIN = {"SCHEME": "internal", "SETTINGS": "VpcOriginConfig: {VpcOriginId: !Ref Inside}"}
CASES = {
    "open": ({}, OPEN, True),
    "a header that nobody adds": (OTHER_HEADER, OPEN, True),
    "a header, and the default action forwards all the same": (ASKS | {"DEFAULT": USUAL["DEFAULT"]}, OPEN, True),
    "a header": (ASKS, HEADER, False),
    "CloudFront's prefix list": (CLOUDFRONT, ANY_DISTRIBUTION, True),
    "CloudFront's prefix list and a header": (CLOUDFRONT | ASKS, HEADER, False),
    "a prefix list that is not in sight": ({"SOURCE": "SourcePrefixListId: !Ref Told"}, "", None),
    "a VPC origin": (BY_VPC_ORIGIN, INSIDE, False),
    "a scheme that is a parameter": ({"SCHEME": "!Ref Told"}, "", None),
    "an origin that is not in sight": ({"DOMAIN": "web.example.com"}, "", None),
    "a load balancer that is not in sight": ({"DOMAIN": "a-1.eu-west-1.elb.amazonaws.com"}, "", None),
}


def written(changes: dict[str, str]) -> str:
    text = ESTATE
    for name, value in (USUAL | changes).items():
        text = text.replace(name, value)
    return text


@pytest.mark.parametrize(("changes", "grade", "holds"), CASES.values(), ids=CASES)
def test_the_way_past_a_distribution_has_a_grade(changes: dict[str, str], grade: str, *, holds: bool | None) -> None:
    inventory = estate(written(changes), vpc=True)
    distribution = inventory.get(key("Distribution"))
    assert distribution is not None
    [(_, found, fact)] = Entries(inventory).grades(distribution)
    assert (found, fact.holds) == (grade, holds)


def test_what_is_not_known_is_no_verdict() -> None:
    inventory = estate(written({"DOMAIN": "web.example.com"}), vpc=True)
    distribution = inventory.get(key("Distribution"))
    assert distribution is not None
    with pytest.raises(Undetermined):
        EstateWorld(inventory).entries.bypass(distribution.properties)


def test_a_record_of_route_53_leads_to_the_load_balancer() -> None:
    record = """
  Record:
    Type: AWS::Route53::RecordSet
    Properties: {Name: web.example.com., Type: A, AliasTarget: {HostedZoneId: z, DNSName: !GetAtt Balancer.DNSName}}
"""
    inventory = estate(written({"DOMAIN": "web.example.com"}) + record, vpc=True)
    distribution = inventory.get(key("Distribution"))
    assert distribution is not None
    [(target, found, _)] = Entries(inventory).grades(distribution)
    assert target is not None
    assert (target.id, found) == ("Balancer", OPEN)
