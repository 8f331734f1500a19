"""GuardDuty watches the account.

Why: an intruder who uses valid credentials breaks no rule that a configuration check could see; GuardDuty looks at
what is done with them.

Fix: enable GuardDuty in every Region, best from the organization's delegated administrator with auto-enable. It is
billed by the volume of events; the first 30 days are free.

Links:
- https://docs.aws.amazon.com/guardduty/latest/ug/what-is-guardduty.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/guardduty-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.guardduty import Detector
    from remit.schema.stubs.remit_ec2 import AccountDefaults

# Asked of something that every Region has once, since each Region needs its own.
META = Meta(
    type="Remit::EC2::AccountDefaults",
    needs=("AWS::GuardDuty::Detector",),
    duty="logging-monitoring",
    severity="high",
    also=("GuardDuty.1", "config:guardduty-enabled-centralized", "guardduty_is_enabled", "CKV2_AWS_3"),
    controls=("SI-4", "RA-3(4)", "CA-7"),
)


def run(region: AccountDefaults, world: World) -> Result:
    found = world.all("AWS::GuardDuty::Detector", of=region)
    return expect(some(is_enabled, found), "no enabled GuardDuty detector was found in this Region")


def is_enabled(detector: Detector) -> bool:
    return bool(detector.Enable)


EXAMPLES = """
# pass: there is one
Resources:
  One: {Type: AWS::GuardDuty::Detector, Properties: {Enable: true}}
  Region: {Type: "Remit::EC2::AccountDefaults"}
Closed: true
---
# fail: none that works
Resources:
  One: {Type: AWS::GuardDuty::Detector, Properties: {Enable: false}}
  Region: {Type: "Remit::EC2::AccountDefaults"}
Closed: true
---
# undetermined: a template does not show the rest of the account
Resources:
  One: {Type: AWS::GuardDuty::Detector, Properties: {Enable: false}}
  Region: {Type: "Remit::EC2::AccountDefaults"}
"""
