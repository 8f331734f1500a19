"""IAM keeps no server certificate that has expired.

Why: an expired certificate that lies ready gets attached by mistake, and then browsers turn visitors away.

Fix: `aws iam delete-server-certificate`, after a look that nothing uses it. Better: ACM, which renews by itself.

Links:
- https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_server-certs.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.iam import ServerCertificate

META = Meta(
    type="AWS::IAM::ServerCertificate",
    duty="key-custody",
    severity="medium",
    also=(
        *("IAM.26", "CIS-5.0:1.18", "config:iam-server-certificate-expiration-check"),
        *("iam_no_expired_server_certificates_stored", "AWS-0168"),
    ),
    controls=("SC-12", "SC-17", "IA-5(2)"),
)


def run(certificate: ServerCertificate, world: World) -> Result:
    if not certificate.Expiration:
        return not_applicable("only a certificate that was uploaded shows when it expires")
    return expect(world.days_since(certificate.Expiration, of=certificate) < 0, "it has expired")


EXAMPLES = """
# pass: valid for another year
Taken: 2026-06-30
Type: AWS::IAM::ServerCertificate
Properties: {Expiration: "2027-06-01T00:00:00Z"}
---
# fail: it expired in spring
Taken: 2026-06-30
Type: AWS::IAM::ServerCertificate
Properties: {Expiration: "2026-04-01T00:00:00Z"}
---
# not-applicable: a template does not show it
Type: AWS::IAM::ServerCertificate
---
# undetermined: iam:ListServerCertificates was refused
Taken: 2026-06-30
Type: AWS::IAM::ServerCertificate
Properties: {Expiration: !Ref Refused}
"""
