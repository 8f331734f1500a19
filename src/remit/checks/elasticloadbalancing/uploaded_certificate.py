"""Classic Load Balancers use certificates of ACM.

Why: a certificate that was uploaded to IAM is renewed when somebody remembers; ACM renews its own and warns about
imported ones.

Fix: request a certificate in ACM (free) and name its ARN in `SSLCertificateId`. The exchange interrupts nothing.

Links:
- https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-https-load-balancers.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, failed, is_uploaded, not_applicable, or_default, some

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.elasticloadbalancing import LoadBalancer

META = Meta(
    type="AWS::ElasticLoadBalancing::LoadBalancer",
    needs=("AWS::CertificateManager::Certificate", "AWS::IAM::ServerCertificate"),
    duty="key-custody",
    severity="medium",
    also=(
        "ELB.2",
        "config:elb-acm-certificate-required",
        "CKV_AWS_127",
        "elb_ssl_listeners_use_acm_certificate",
        "ELB_ACM_CERTIFICATE_REQUIRED",
    ),
    controls=("AC-17(2)", "IA-5(1)", "SC-8", "SC-8(1)", "SC-13", "SC-23"),
)

READ = ("HTTP", "HTTPS", "SSL")


def run(balancer: LoadBalancer, world: World) -> Result:
    reading = [one for one in balancer.Listeners if or_default(one.Protocol, "").upper() in READ]
    if not reading:
        return not_applicable("it passes on packets without reading them")
    named = [one.SSLCertificateId for one in reading if one.SSLCertificateId]
    if not named:
        return failed("it has no certificate")
    uploaded = some(lambda one: is_uploaded(one, world), named)
    return expect(not uploaded, "a certificate of it was uploaded and is renewed by hand")


EXAMPLES = """
# pass: of ACM
Type: AWS::ElasticLoadBalancing::LoadBalancer
Properties:
  Listeners:
    - {Protocol: HTTPS, LoadBalancerPort: "443", InstancePort: "80",
       SSLCertificateId: "arn:aws:acm:eu-west-1:123456789012:certificate/1"}
---
# fail: uploaded
Type: AWS::ElasticLoadBalancing::LoadBalancer
Properties:
  Listeners:
    - {Protocol: HTTPS, LoadBalancerPort: "443", InstancePort: "80",
       SSLCertificateId: "arn:aws:iam::123456789012:server-certificate/web"}
---
# pass: made by ACM beside it
Resources:
  Certificate: {Type: AWS::CertificateManager::Certificate, Properties: {DomainName: example.com}}
  Balancer:
    Type: AWS::ElasticLoadBalancing::LoadBalancer
    Properties:
      Listeners: [{Protocol: SSL, LoadBalancerPort: "443", InstancePort: "80", SSLCertificateId: !Ref Certificate}]
---
# undetermined: a parameter
Type: AWS::ElasticLoadBalancing::LoadBalancer
Properties:
  Listeners: [{Protocol: HTTPS, LoadBalancerPort: "443", InstancePort: "80", SSLCertificateId: !Ref Certificate}]
---
# fail: none
Type: AWS::ElasticLoadBalancing::LoadBalancer
Properties: {Listeners: [{Protocol: HTTP, LoadBalancerPort: "80", InstancePort: "80"}]}
---
# not-applicable: its targets end TLS
Type: AWS::ElasticLoadBalancing::LoadBalancer
Properties: {Listeners: [{Protocol: TCP, LoadBalancerPort: "443", InstancePort: "443"}]}
"""
