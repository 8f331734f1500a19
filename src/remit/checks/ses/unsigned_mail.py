"""Mail is signed with DKIM.

Why: unsigned mail of your domain cannot be told from forged mail, so that receivers accept either both or neither.

Fix: switch signing on (console, Authentication) and publish the three CNAME records. It holds once they are seen.

Links:
- https://docs.aws.amazon.com/ses/latest/dg/send-email-authentication-dkim.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default

if TYPE_CHECKING:
    from remit.schema.stubs.ses import EmailIdentity

META = Meta(
    type="AWS::SES::EmailIdentity",
    duty="application",
    severity="medium",
    also=("ses_identity_dkim_enabled",),
    controls=("SC-8", "SI-8"),
)


def run(identity: EmailIdentity) -> Result:
    return expect(or_default(identity.DkimAttributes.SigningEnabled, default=True), "its mail is not signed")


EXAMPLES = """
# pass: signed by default
Type: AWS::SES::EmailIdentity
Properties: {EmailIdentity: example.com}
---
# fail: switched off
Type: AWS::SES::EmailIdentity
Properties: {EmailIdentity: example.com, DkimAttributes: {SigningEnabled: false}}
Closed: true
---
# undetermined: a parameter
Type: AWS::SES::EmailIdentity
Properties: {EmailIdentity: example.com, DkimAttributes: {SigningEnabled: !Ref Sign}}
Closed: true
"""
