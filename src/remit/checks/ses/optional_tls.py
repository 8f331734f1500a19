"""Mail leaves by TLS or not at all.

Why: with `OPTIONAL`, SES sends readable mail to a server that offers no TLS, or whose offer somebody on the way has
removed.

Fix: set `DeliveryOptions.TlsPolicy: REQUIRE`. Mail to servers without TLS is no longer delivered.

Links:
- https://docs.aws.amazon.com/ses/latest/dg/security-protocols.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/ses-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.ses import ConfigurationSet

META = Meta(
    type="AWS::SES::ConfigurationSet",
    duty="transit-encryption",
    severity="medium",
    also=("SES.3", "config:ses-sending-tls-required", "CKV_AWS_365"),
    controls=("SC-8", "SC-8(1)", "SC-23"),
)


def run(configuration: ConfigurationSet) -> Result:
    return expect(configuration.DeliveryOptions.TlsPolicy == "REQUIRE", "mail may be sent readable")


EXAMPLES = """
# pass: required
Type: AWS::SES::ConfigurationSet
Properties: {Name: orders, DeliveryOptions: {TlsPolicy: REQUIRE}}
---
# fail: optional by default
Type: AWS::SES::ConfigurationSet
Properties: {Name: orders}
---
# undetermined: a parameter
Type: AWS::SES::ConfigurationSet
Properties: {Name: orders, DeliveryOptions: {TlsPolicy: !Ref Policy}}
"""
