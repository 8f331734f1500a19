"""Domain names of REST APIs agree on keys that quantum computers do not break.

Why: what is recorded today can be read by whoever has a large quantum computer later, unless the key exchange was
hybrid.

Fix: set `SecurityPolicy` to one whose name has PQ in it, such as `SecurityPolicy_TLS13_1_2_PQ_2025_09`. Clients
without post-quantum algorithms go on with classical ones; changing it takes some minutes.

Links:
- https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-security-policies.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default

if TYPE_CHECKING:
    from remit.schema.stubs.apigateway import DomainName

META = Meta(
    type="AWS::ApiGateway::DomainName",
    duty="transit-encryption",
    severity="info",
    also=("apigateway_domain_name_pqc_tls_enabled",),
    controls=("SC-8(1)", "SC-12", "SC-13"),
)


def run(domain: DomainName) -> Result:
    return expect("_PQ_" in or_default(domain.SecurityPolicy, ""), "the key exchange is classical")


EXAMPLES = """
# pass: hybrid
Type: AWS::ApiGateway::DomainName
Properties: {DomainName: api.example.com, SecurityPolicy: SecurityPolicy_TLS13_1_2_PQ_2025_09}
---
# fail: classical
Type: AWS::ApiGateway::DomainName
Properties: {DomainName: api.example.com, SecurityPolicy: TLS_1_2}
---
# undetermined: a parameter
Type: AWS::ApiGateway::DomainName
Properties: {DomainName: api.example.com, SecurityPolicy: !Ref Policy}
"""
