"""Domain names of REST APIs demand TLS 1.2.

Why: TLS 1.0 and 1.1 rest on broken hashes and ciphers, and RFC 8996 withdrew them. A domain name that accepts them
lets a weakened connection come about.

Fix: set `SecurityPolicy: TLS_1_2`, or an enhanced policy (`SecurityPolicy_TLS13_…`). It takes some minutes without
interruption; clients of a decade ago drop out.

Links:
- https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-custom-domain-tls-version.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, failed, passed

if TYPE_CHECKING:
    from remit.schema.stubs.apigateway import DomainName

META = Meta(
    type="AWS::ApiGateway::DomainName",
    duty="transit-encryption",
    severity="medium",
    also=("CKV_AWS_206", "AWS-0112", "AWS-0005", "API_GW_DOMAIN_DENY_NON_TLS_TRAFFIC"),
    controls=("SC-8", "SC-8(1)", "SC-13", "AC-17(2)"),
)


def run(domain: DomainName) -> Result:
    if not domain.SecurityPolicy:
        return failed("it names no policy that demands TLS 1.2")
    return failed("it accepts TLS 1.0") if domain.SecurityPolicy == "TLS_1_0" else passed()


EXAMPLES = """
# pass: TLS 1.2
Type: AWS::ApiGateway::DomainName
Properties: {DomainName: api.example.com, SecurityPolicy: TLS_1_2}
---
# fail: TLS 1.0
Type: AWS::ApiGateway::DomainName
Properties: {DomainName: api.example.com, SecurityPolicy: TLS_1_0}
---
# undetermined: a parameter
Type: AWS::ApiGateway::DomainName
Properties: {DomainName: api.example.com, SecurityPolicy: !Ref Policy}
"""
