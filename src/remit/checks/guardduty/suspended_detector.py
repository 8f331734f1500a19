"""Detectors of GuardDuty are switched on.

Why: a suspended detector keeps its settings, looks at nothing, and stands in the list like any other.

Fix: set `Enable: true`. It takes effect at once; GuardDuty is billed by volume.

Links:
- https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_suspend-disable.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.guardduty import Detector

META = Meta(
    type="AWS::GuardDuty::Detector",
    duty="logging-monitoring",
    severity="high",
    also=("CKV_AWS_238", "CKV2_AWS_3"),
    controls=("SI-4", "CA-7"),
)


def run(detector: Detector) -> Result:
    return expect(detector.Enable, "it is suspended")


EXAMPLES = """
# pass: on
Type: AWS::GuardDuty::Detector
Properties: {Enable: true}
---
# fail: suspended
Type: AWS::GuardDuty::Detector
Properties: {Enable: false}
---
# undetermined: a parameter
Type: AWS::GuardDuty::Detector
Properties: {Enable: !Ref Enable}
"""
