"""Databases have a certificate that still holds.

Why: the authorities rds-ca-2015 and rds-ca-2019 have expired. Clients that check certificates cannot connect, and
those that do connect do not check.

Fix: set `CACertificateIdentifier: rds-ca-rsa2048-g1` (or another current one), after the clients have the new bundle.
Engines that cannot take it without a restart restart.

Links:
- https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL-certificate-rotation.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from remit.schema.stubs.rds import DBInstance

META = Meta(
    type="AWS::RDS::DBInstance",
    duty="transit-encryption",
    severity="medium",
    also=("CKV_AWS_211", "rds_instance_certificate_expiration"),
    controls=("AC-17(2)", "SC-8", "SC-8(1)", "SC-8(2)", "SC-13"),
)


EXPIRED = ("rds-ca-2010", "rds-ca-2015", "rds-ca-2019")


def run(db: DBInstance) -> Result:
    # Absent: RDS takes the current default of the account.
    return expect(
        not some(lambda old: db.CACertificateIdentifier == old, EXPIRED), "the authority of its certificate has expired"
    )


EXAMPLES = """
# pass: a current one
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres, CACertificateIdentifier: rds-ca-rsa2048-g1}
---
# pass: the default
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres}
---
# fail: expired in 2024
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres, CACertificateIdentifier: rds-ca-2019}
---
# undetermined: decided by a parameter that has no value
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres, CACertificateIdentifier: !Ref Authority}
"""
