"""AWS Config records how resources change.

Why: after an incident the first question is what changed and when; without a recorder nobody can answer it for
anything but the last 90 days of API calls.

Fix: create a configuration recorder for all supported types with a delivery channel, and start it, in every Region.
It is billed by recorded change.

Links:
- https://docs.aws.amazon.com/config/latest/developerguide/stop-start-recorder.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/config-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.config import ConfigurationRecorder
    from remit.schema.stubs.remit_ec2 import AccountDefaults

# Asked of something that every Region has once, since each Region needs its own.
META = Meta(
    type="Remit::EC2::AccountDefaults",
    needs=("AWS::Config::ConfigurationRecorder",),
    duty="logging-monitoring",
    severity="medium",
    also=("Config.1", "CIS-5.0:3.3", "config_recorder_all_regions_enabled"),
    controls=("CM-3", "CM-6(1)", "CM-8"),
)


def run(region: AccountDefaults, world: World) -> Result:
    found = world.all("AWS::Config::ConfigurationRecorder", of=region)
    return expect(some(records_everything, found), "no running recorder of all resource types was found in this Region")


def records_everything(recorder: ConfigurationRecorder) -> bool:
    return bool(recorder.RecordingGroup.AllSupported and recorder.Status.Recording)


EXAMPLES = """
# pass: there is one
Resources:
  One:
    Type: AWS::Config::ConfigurationRecorder
    Properties: {RoleARN: r, RecordingGroup: {AllSupported: true}, Status: {Recording: true}}
  Region: {Type: "Remit::EC2::AccountDefaults"}
Closed: true
---
# fail: it was stopped
Resources:
  One:
    Type: AWS::Config::ConfigurationRecorder
    Properties: {RoleARN: r, RecordingGroup: {AllSupported: true}, Status: {Recording: false}}
  Region: {Type: "Remit::EC2::AccountDefaults"}
Closed: true
---
# fail: none that records everything
Resources:
  One: {Type: AWS::Config::ConfigurationRecorder, Properties: {RoleARN: r, RecordingGroup: {AllSupported: false}}}
  Region: {Type: "Remit::EC2::AccountDefaults"}
Closed: true
---
# undetermined: a template does not show the rest of the account
Resources:
  One: {Type: AWS::Config::ConfigurationRecorder, Properties: {RoleARN: r, RecordingGroup: {AllSupported: false}}}
  Region: {Type: "Remit::EC2::AccountDefaults"}
"""
