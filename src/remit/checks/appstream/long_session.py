"""Streaming sessions end when nobody works in them.

Why: a session that stays open is open to whoever sits down at the screen or steals its cookie.

Fix: set `MaxUserDurationInSeconds` to 36000 or less, `DisconnectTimeoutInSeconds` to 300 or less,
`IdleDisconnectTimeoutInSeconds` to between 60 and 600. Holds for new sessions; work that is not saved is lost with
one.

Links:
- https://docs.aws.amazon.com/appstream2/latest/developerguide/set-up-stacks-fleets.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-appstream-fleet.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default

if TYPE_CHECKING:
    from typing import Any

    from remit.schema.stubs.appstream import Fleet

META = Meta(
    type="AWS::AppStream::Fleet",
    duty="end-user-auth",
    severity="medium",
    controls=("AC-11", "AC-12", "SC-10"),
)

# Defaults are those of API_CreateFleet; an idle timeout of 0 never disconnects.
MEMBERS = {
    "duration": {
        "property": "MaxUserDurationInSeconds",
        "most": 36000,
        "default": 57600,
        "also": ("appstream_fleet_maximum_session_duration",),
    },
    "disconnected": {
        "property": "DisconnectTimeoutInSeconds",
        "most": 300,
        "default": 900,
        "also": ("appstream_fleet_session_disconnect_timeout",),
    },
    "idle": {
        "property": "IdleDisconnectTimeoutInSeconds",
        "most": 600,
        "default": 0,
        "also": ("appstream_fleet_session_idle_disconnect_timeout",),
    },
}


def run(fleet: Fleet, member: dict[str, Any]) -> Result:
    seconds = or_default(fleet[member["property"]], member["default"])
    return expect(0 < seconds <= member["most"], "a session outlives its user's presence")


EXAMPLES = """
# pass: short
Type: AWS::AppStream::Fleet
Properties: {Name: desk, InstanceType: stream.standard.medium, MaxUserDurationInSeconds: 28800,
   DisconnectTimeoutInSeconds: 300, IdleDisconnectTimeoutInSeconds: 600}
---
# fail: the defaults
Type: AWS::AppStream::Fleet
Properties: {Name: desk, InstanceType: stream.standard.medium}
---
# undetermined: parameters
Type: AWS::AppStream::Fleet
Properties: {Name: desk, InstanceType: stream.standard.medium, MaxUserDurationInSeconds: !Ref Long,
   DisconnectTimeoutInSeconds: !Ref Gone, IdleDisconnectTimeoutInSeconds: !Ref Idle}
"""
