"""Recorders of AWS Config are recording.

Why: a recorder that was stopped keeps what it has and learns nothing; rules go on reporting the state of then.

Fix: start it (`aws configservice start-configuration-recorder`), with a delivery channel. It takes effect at once;
recorded changes are billed.

Links:
- https://docs.aws.amazon.com/config/latest/developerguide/stop-start-recorder.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, failed, not_applicable, or_default

if TYPE_CHECKING:
    from remit.schema.stubs.config import ConfigurationRecorder

META = Meta(
    type="AWS::Config::ConfigurationRecorder",
    duty="logging-monitoring",
    severity="medium",
    also=("CKV2_AWS_45",),
    controls=("CM-3", "CM-6(1)", "CM-8"),
)


def run(recorder: ConfigurationRecorder) -> Result:
    if not recorder.Status and not or_default(recorder.StartedOnCreate, default=True):
        return failed("nothing starts it", at=recorder)
    if not recorder.Status:
        return not_applicable("only a recorder that exists can be stopped")
    return expect(recorder.Status.Recording, "it was stopped")


EXAMPLES = """
# pass: recording
Type: AWS::Config::ConfigurationRecorder
Properties: {RoleARN: role, Status: {Recording: true}}
---
# fail: stopped
Type: AWS::Config::ConfigurationRecorder
Properties: {RoleARN: role, Status: {Recording: false}}
---
# fail: declared, and not started
Type: AWS::Config::ConfigurationRecorder
Properties: {RoleARN: role, StartedOnCreate: false}
---
# undetermined: config:DescribeConfigurationRecorderStatus was refused
Type: AWS::Config::ConfigurationRecorder
Properties: {RoleARN: role, Status: !Ref Refused}
---
# not-applicable: declared, not yet there
Type: AWS::Config::ConfigurationRecorder
Properties: {RoleARN: role}
"""
