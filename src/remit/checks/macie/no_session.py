"""Macie looks for personal data in S3.

Why: nobody remembers every bucket that ever got a copy of the customer table. Macie finds it, and says who can reach
it.

Fix: enable Macie in every Region that has buckets. It is billed by buckets and by data that is read, after 30 free
days.

Links:
- https://docs.aws.amazon.com/macie/latest/user/what-is-macie.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/macie-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.macie import Session
    from remit.schema.stubs.remit_ec2 import AccountDefaults

META = Meta(
    type="Remit::EC2::AccountDefaults",
    needs=("AWS::Macie::Session",),
    duty="logging-monitoring",
    severity="medium",
    also=("Macie.1", "CIS-5.0:2.1.3", "config:macie-status-check", "macie_is_enabled"),
    controls=("CA-7", "CA-9(1)", "RA-5", "SA-8(19)", "SI-4"),
)


def run(region: AccountDefaults, world: World) -> Result:
    # Asked of something that every Region has once, since each Region needs its own.
    return expect(some(is_on, world.all("AWS::Macie::Session", of=region)), "Macie is not enabled in this Region")


def is_on(found: Session) -> bool:
    return bool(found.Status == "ENABLED")


EXAMPLES = """
# pass: there is one
Resources:
  One: {Type: "AWS::Macie::Session", Properties: {Status: ENABLED}}
  Region: {Type: "Remit::EC2::AccountDefaults"}
Closed: true
---
# fail: none that works
Resources:
  One: {Type: "AWS::Macie::Session", Properties: {Status: PAUSED}}
  Region: {Type: "Remit::EC2::AccountDefaults"}
Closed: true
---
# undetermined: a template does not show the rest of the account
Resources:
  Region: {Type: "Remit::EC2::AccountDefaults"}
"""
