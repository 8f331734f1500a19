"""Security Hub collects what the account's detectors find.

Why: findings of GuardDuty, Inspector, Macie and Config lie in as many consoles; what lies in many places is looked at
in none.

Fix: enable Security Hub CSPM in every Region in use, best from the organization's delegated administrator. It is
billed by checks and findings after 30 free days.

Links:
- https://docs.aws.amazon.com/securityhub/latest/userguide/what-is-securityhub.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.remit_ec2 import AccountDefaults
    from remit.schema.stubs.securityhub import Hub

META = Meta(
    type="Remit::EC2::AccountDefaults",
    needs=("AWS::SecurityHub::Hub",),
    duty="logging-monitoring",
    severity="medium",
    also=("CIS-5.0:4.16", "config:securityhub-enabled", "securityhub_enabled"),
    controls=("CA-7", "SI-4"),
)


def run(region: AccountDefaults, world: World) -> Result:
    # Asked of something that every Region has once, since each Region needs its own.
    return expect(
        some(is_there, world.all("AWS::SecurityHub::Hub", of=region)), "Security Hub is not enabled in this Region"
    )


def is_there(found: Hub) -> bool:
    return bool(found.ARN)


EXAMPLES = """
# pass: there is one
Resources:
  One: {Type: "AWS::SecurityHub::Hub", Properties: {ARN: "arn:aws:securityhub:eu-central-1:123456789012:hub/default"}}
  Region: {Type: "Remit::EC2::AccountDefaults"}
Closed: true
---
# fail: none that works
Resources:
  Other: {Type: "AWS::SNS::Topic"}
  Region: {Type: "Remit::EC2::AccountDefaults"}
Closed: true
---
# undetermined: a template does not show the rest of the account
Resources:
  Region: {Type: "Remit::EC2::AccountDefaults"}
"""
