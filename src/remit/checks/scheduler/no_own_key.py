"""Schedules are encrypted with a key that the customer controls.

Why: a schedule holds what it hands to its target. With a key of your own, reading that also needs permission for the
key, each use is in CloudTrail, and disabling it stops the schedule.

Fix: name your key in `KmsKeyArn`. It is taken over without interruption; the role of the schedule needs the key.

Links:
- https://docs.aws.amazon.com/scheduler/latest/UserGuide/encryption-rest.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.scheduler import Schedule

META = Meta(
    type="AWS::Scheduler::Schedule",
    duty="key-custody",
    severity="low",
    also=("CKV_AWS_297",),
    controls=("SC-12", "SC-12(2)", "SC-28(1)"),
)


def run(schedule: Schedule) -> Result:
    return expect(schedule.KmsKeyArn, "no key of the customer is named, so AWS alone controls the one that is used")


EXAMPLES = """
# pass: a key of its own
Type: AWS::Scheduler::Schedule
Properties: {ScheduleExpression: rate(1 day), KmsKeyArn: "arn:aws:kms:eu-west-1:123456789012:key/1"}
---
# fail: none is named
Type: AWS::Scheduler::Schedule
Properties: {ScheduleExpression: rate(1 day)}
---
# undetermined: a parameter
Type: AWS::Scheduler::Schedule
Properties: {ScheduleExpression: rate(1 day), KmsKeyArn: !Ref Key}
"""
