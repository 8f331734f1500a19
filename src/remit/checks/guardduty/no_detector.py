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
    from remit.schema.stubs.remit_account import Account

META = Meta(
    type="Remit::Account::Account",
    needs=("AWS::GuardDuty::Detector",),
    duty="logging-monitoring",
    severity="high",
    also=("GuardDuty.1", "config:guardduty-enabled-centralized", "guardduty_is_enabled"),
    controls=("SI-4", "RA-3(4)", "CA-7"),
)


def run(account: Account, world: World) -> Result:
    found = world.all("AWS::GuardDuty::Detector", of=account)
    return expect(some(is_enabled, found), "no enabled GuardDuty detector was found")


def is_enabled(detector: Detector) -> bool:
    return bool(detector.Enable)


EXAMPLES = """
# pass: there is one
Resources:
  One: {Type: AWS::GuardDuty::Detector, Properties: {Enable: true}}
  Account: {Type: "Remit::Account::Account"}
Closed: true
---
# fail: none that works
Resources:
  One: {Type: AWS::GuardDuty::Detector, Properties: {Enable: false}}
  Account: {Type: "Remit::Account::Account"}
Closed: true
---
# undetermined: a template does not show the rest of the account
Resources:
  One: {Type: AWS::GuardDuty::Detector, Properties: {Enable: false}}
  Account: {Type: "Remit::Account::Account"}
"""
