"""Recorders of AWS Config record all types, global ones too.

Why: what is not recorded has no history. IAM is recorded only where global types are included, and is what one asks
about first.

Fix: set `RecordingGroup` to `{AllSupported: true, IncludeGlobalResourceTypes: true}` in the home Region; in the
others global types may be left out. It is billed by recorded change.

Links:
- https://docs.aws.amazon.com/config/latest/developerguide/select-resources.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, failed, passed

if TYPE_CHECKING:
    from remit.schema.stubs.config import ConfigurationRecorder

META = Meta(
    type="AWS::Config::ConfigurationRecorder",
    duty="logging-monitoring",
    severity="medium",
    also=("CKV2_AWS_48",),
    controls=("CM-3", "CM-6(1)", "CM-8"),
)


def run(recorder: ConfigurationRecorder) -> Result:
    group = recorder.RecordingGroup
    if not group:
        return failed("global types are left out")  # the default of AllSupported does not include them
    if group.RecordingStrategy.UseOnly == "ALL_SUPPORTED_RESOURCE_TYPES":
        return passed()
    return expect(group.AllSupported and group.IncludeGlobalResourceTypes, "it leaves types out")


EXAMPLES = """
# pass: all
Type: AWS::Config::ConfigurationRecorder
Properties: {RoleARN: role, RecordingGroup: {AllSupported: true, IncludeGlobalResourceTypes: true}}
---
# fail: without IAM
Type: AWS::Config::ConfigurationRecorder
Properties: {RoleARN: role, RecordingGroup: {AllSupported: true}}
---
# undetermined: a parameter
Type: AWS::Config::ConfigurationRecorder
Properties: {RoleARN: role, RecordingGroup: {AllSupported: true, IncludeGlobalResourceTypes: !Ref Global}}
"""
