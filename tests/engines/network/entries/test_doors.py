"""What is told of an entry point's doors: encryption, certificate, web ACL, sign-in; each both ways and not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from remit.engines.network.entries import Entries
from tests.engines.network.entries.estates import estate, key

if TYPE_CHECKING:
    from remit.engines.network.entries import Entry


def entry(text: str) -> Entry:
    inventory = estate(text)
    subject = inventory.get(key("Subject"))
    assert subject is not None
    return Entries(inventory).of(subject)


def distribution(config: str, more: str = "") -> Entry:
    config = f"Enabled: true, {config}"
    return entry(
        f"{more}\n  Subject: {{Type: AWS::CloudFront::Distribution, Properties: {{DistributionConfig: {{{config}}}}}}}"
    )


def balancer(listener: str, more: str = "") -> Entry:
    return entry(f"""{more}
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties: {{LoadBalancerArn: !Ref Subject, Port: 443, {listener}}}
  Subject: {{Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: {{Scheme: internal}}}}
""")


@pytest.mark.parametrize(
    ("policy", "holds"), [("https-only", True), ("redirect-to-https", True), ("allow-all", False), ("!Ref Told", None)]
)
def test_viewers_come_encrypted_or_not(policy: str, *, holds: bool | None) -> None:
    [door] = distribution(f"DefaultCacheBehavior: {{ViewerProtocolPolicy: {policy}}}").doors
    assert door.transit.holds is holds


@pytest.mark.parametrize(
    ("protocol", "holds"), [("HTTPS", True), ("TLS", True), ("HTTP", False), ("TCP", None), ("!Ref Told", None)]
)
def test_a_listener_is_encrypted_or_not(protocol: str, *, holds: bool | None) -> None:
    [door] = balancer(f"Protocol: {protocol}, SslPolicy: ELBSecurityPolicy-TLS13-1-2-2021-06").doors
    assert door.transit.holds is holds
    assert ("TLS13" in door.transit.told) is (holds is True)


CERTIFICATE = """
  Certificate: {{Type: AWS::CertificateManager::Certificate, Properties: {{DomainName: shop.example.com, {told}}}}}
"""


@pytest.mark.parametrize(
    ("told", "issuer", "expires"),
    [
        ("ValidationMethod: DNS", "Amazon", ""),
        ("CertificateAuthorityArn: !Ref Told", "a private authority", ""),
        ("CertificateType: IMPORTED, NotAfter: '2027-01-31T12:00:00+00:00'", "imported", "2027-01-31"),
        ("CertificateType: !Ref Told", "", ""),
    ],
)
def test_a_certificate_is_told_with_issuer_and_expiry(told: str, issuer: str, expires: str) -> None:
    listens = "Protocol: HTTPS, Certificates: [{CertificateArn: !Ref Certificate}]"
    [door] = balancer(listens, CERTIFICATE.format(told=told)).doors
    shown = door.certificate
    assert shown is not None
    assert (shown.key, shown.label) == (key("Certificate"), "shop.example.com")
    assert (shown.issuer, shown.expires) == (issuer, expires)


def test_a_distribution_without_a_certificate_shows_cloudfronts() -> None:
    [door] = distribution("ViewerCertificate: {CloudFrontDefaultCertificate: true}").doors
    assert door.certificate is not None
    assert (door.certificate.label, door.certificate.issuer) == ("*.cloudfront.net", "Amazon")


ACL = "  Acl: {{Type: AWS::WAFv2::WebACL, Properties: {{Scope: CLOUDFRONT, DefaultAction: {{Allow: {{}}}}, {rules}}}}}"


@pytest.mark.parametrize(
    ("named", "rules", "holds"),
    [
        ("WebACLId: !GetAtt Acl.Arn", "Rules: [{Name: a}]", True),
        ("WebACLId: !GetAtt Acl.Arn", "Rules: []", False),
        ("WebACLId: !GetAtt Acl.Arn", "Rules: !Ref Told", None),
        ("WebACLId: 'arn:aws:wafv2:us-east-1:123456789012:global/webacl/a/1'", "Rules: []", True),
        ("WebACLId: !Ref Told", "Rules: []", None),
        ("Comment: none", "Rules: []", False),
    ],
)
def test_a_web_acl_stands_in_front_or_not(named: str, rules: str, *, holds: bool | None) -> None:
    acl = distribution(named, ACL.format(rules=rules)).web_acl
    assert acl is not None
    assert acl.holds is holds


TO_ALL = "AuthenticateOidcConfig: {ClientId: a, OnUnauthenticatedRequest: allow}"
FORWARD = "{Type: forward, Order: 2, TargetGroupArn: !Ref Told}"


@pytest.mark.parametrize(
    ("told", "holds"),
    [
        (f"DefaultActions: [{FORWARD}]", False),
        (f"DefaultActions: [{{Type: authenticate-oidc, AuthenticateOidcConfig: {{ClientId: a}}}}, {FORWARD}]", True),
        (
            f"DefaultActions: [{{Type: authenticate-oidc, {TO_ALL}}}, {FORWARD}]",
            False,
        ),
        (f"DefaultActions: [{FORWARD}], MutualAuthentication: {{Mode: verify}}", True),
        ("DefaultActions: [{Type: !Ref Told}]", None),
    ],
)
def test_a_listener_signs_in_or_not(told: str, *, holds: bool | None) -> None:
    [door] = balancer(f"Protocol: HTTPS, {told}").doors
    assert door.sign_in is not None
    assert door.sign_in.holds is holds


SIGNS = "{Type: authenticate-oidc, Order: 1, AuthenticateOidcConfig: {ClientId: a}}"
RULE = """
  Rule:
    Type: AWS::ElasticLoadBalancingV2::ListenerRule
    Properties: {{ListenerArn: !Ref Listener, Priority: 1, Conditions: [], Actions: [{actions}]}}
"""


@pytest.mark.parametrize(("actions", "holds"), [(f"{SIGNS}, {FORWARD}", True), (FORWARD, False)])
def test_one_rule_that_signs_nobody_in_lets_strangers_pass(actions: str, *, holds: bool) -> None:
    listens = f"Protocol: HTTPS, DefaultActions: [{SIGNS}, {FORWARD}]"
    [door] = balancer(listens, RULE.format(actions=actions)).doors
    assert door.sign_in is not None
    assert door.sign_in.holds is holds


@pytest.mark.parametrize(
    ("api", "route", "holds"),
    [
        ("AWS::ApiGatewayV2::Api", "AuthorizationType: JWT", True),
        ("AWS::ApiGatewayV2::Api", "RouteKey: $default", False),
        ("AWS::ApiGatewayV2::Api", "AuthorizationType: !Ref Told", None),
        ("AWS::ApiGateway::RestApi", "HttpMethod: GET, AuthorizationType: AWS_IAM", True),
        ("AWS::ApiGateway::RestApi", "HttpMethod: GET", False),
        ("AWS::ApiGateway::RestApi", "HttpMethod: GET, AuthorizationType: !Ref Told", None),
    ],
)
def test_an_api_asks_who_calls_or_not(api: str, route: str, *, holds: bool | None) -> None:
    of, by = ("Route", "ApiId") if "V2" in api else ("Method", "RestApiId")
    namespace = api.rpartition("::")[0]
    [door] = entry(f"""
  Route: {{Type: {namespace}::{of}, Properties: {{{by}: !Ref Subject, {route}}}}}
  Subject: {{Type: {api}, Properties: {{Name: a, ProtocolType: HTTP}}}}
""").doors
    assert door.sign_in is not None
    assert door.sign_in.holds is holds


@pytest.mark.parametrize(("way", "holds"), [("AWS_IAM", True), ("NONE", False)])
def test_a_websocket_api_asks_who_connects(way: str, *, holds: bool) -> None:
    [door] = entry(f"""
  Connect:
    Type: AWS::ApiGatewayV2::Route
    Properties: {{ApiId: !Ref Subject, RouteKey: $connect, AuthorizationType: {way}}}
  Send: {{Type: AWS::ApiGatewayV2::Route, Properties: {{ApiId: !Ref Subject, RouteKey: send}}}}
  Subject: {{Type: AWS::ApiGatewayV2::Api, Properties: {{Name: a, ProtocolType: WEBSOCKET}}}}
""").doors
    assert door.sign_in is not None
    assert door.sign_in.holds is holds


@pytest.mark.parametrize(
    ("aimed", "found"), [("a", ["a.example.com"]), ("!Ref Told", ["a.example.com", "b.example.com"])]
)
def test_origins_that_no_behavior_aims_at_are_asked_nothing(aimed: str, found: list[str]) -> None:
    origins = "[{Id: a, DomainName: a.example.com}, {Id: b, DomainName: b.example.com}]"
    [door] = distribution(f"DefaultCacheBehavior: {{TargetOriginId: {aimed}}}, Origins: {origins}").doors
    assert [onward.label for onward in door.onward] == found
