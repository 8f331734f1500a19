"""Listeners use certificates of ACM.

Why: a certificate that was uploaded to IAM is renewed when somebody remembers; ACM renews its own and warns about
imported ones.

Fix: request a certificate in ACM (free) and name its ARN in `Certificates[].CertificateArn`. The exchange interrupts
nothing.

Links:
- https://docs.aws.amazon.com/elasticloadbalancing/latest/application/https-listener-certificates.html
- https://docs.aws.amazon.com/config/latest/developerguide/elbv2-acm-certificate-required.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, every, expect, failed, is_uploaded, not_applicable

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.elasticloadbalancingv2 import Listener

META = Meta(
    type="AWS::ElasticLoadBalancingV2::Listener",
    needs=("AWS::CertificateManager::Certificate", "AWS::IAM::ServerCertificate"),
    duty="key-custody",
    severity="medium",
    also=("config:elbv2-acm-certificate-required", "ELBV2_ACM_CERTIFICATE_REQUIRED"),
    controls=("IA-5(1)", "SC-12", "SC-17", "SC-23(5)"),
)


def run(listener: Listener, world: World) -> Result:
    if not listener.Certificates:
        if listener.Protocol not in ("HTTP", "HTTPS", "TLS"):
            return not_applicable("it passes on packets without reading them")
        sends_on = every(lambda action: action.Type == "redirect", listener.DefaultActions)
        if listener.Protocol == "HTTP" and listener.DefaultActions and sends_on:
            return not_applicable("it only sends visitors on")
        return failed("it has no certificate")
    managed = every(lambda one: not is_uploaded(one.CertificateArn, world), listener.Certificates)
    return expect(managed, "a certificate of it was uploaded and is renewed by hand")


EXAMPLES = """
# pass: of ACM
Type: AWS::ElasticLoadBalancingV2::Listener
Properties: {Protocol: HTTPS, Certificates: [{CertificateArn: "arn:aws:acm:eu-west-1:123456789012:certificate/1"}]}
---
# fail: uploaded
Type: AWS::ElasticLoadBalancingV2::Listener
Properties: {Protocol: HTTPS, Certificates: [{CertificateArn: "arn:aws:iam::123456789012:server-certificate/web"}]}
---
# pass: made by ACM beside it
Resources:
  Certificate: {Type: AWS::CertificateManager::Certificate, Properties: {DomainName: example.com}}
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties: {Protocol: HTTPS, Certificates: [{CertificateArn: !Ref Certificate}]}
---
# fail: uploaded beside it
Resources:
  Certificate: {Type: AWS::IAM::ServerCertificate, Properties: {CertificateBody: "-----BEGIN CERTIFICATE-----"}}
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties: {Protocol: HTTPS, Certificates: [{CertificateArn: !GetAtt Certificate.Arn}]}
---
# undetermined: a parameter
Type: AWS::ElasticLoadBalancingV2::Listener
Properties: {Protocol: HTTPS, Certificates: [{CertificateArn: !Ref Certificate}]}
---
# fail: none
Type: AWS::ElasticLoadBalancingV2::Listener
Properties: {Protocol: HTTP, DefaultActions: [{Type: fixed-response, FixedResponseConfig: {StatusCode: "200"}}]}
---
# not-applicable: it only sends on to HTTPS
Type: AWS::ElasticLoadBalancingV2::Listener
Properties:
  Protocol: HTTP
  DefaultActions: [{Type: redirect, RedirectConfig: {Protocol: HTTPS, StatusCode: HTTP_301}}]
---
# not-applicable: packets
Type: AWS::ElasticLoadBalancingV2::Listener
Properties: {Protocol: TCP}
"""
