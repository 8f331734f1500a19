"""The account records its API calls of all Regions in a trail that is running.

Why: CloudTrail's own event history keeps 90 days of management events in one Region each. Without a multi-Region trail
nobody can tell afterwards who did what, least of all in a Region that nobody watches.

Fix: create a trail with `IsMultiRegionTrail: true`, `IsLogging: true` and management events for reads and writes, to a
bucket that only the trail may write. One copy of the management events is free; storage in S3 is not.

Links:
- https://docs.aws.amazon.com/awscloudtrail/latest/userguide/receive-cloudtrail-log-files-from-multiple-regions.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default, some

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World
    from remit.schema.stubs.cloudtrail import Trail
    from remit.schema.stubs.remit_account import Account

META = Meta(
    type="Remit::Account::Account",
    needs=("AWS::CloudTrail::Trail",),
    duty="logging-monitoring",
    severity="high",
    controls=("AU-2", "AU-3", "AU-12", "AC-6(9)"),
)

MEMBERS = {
    "management": {
        "also": (
            *("CloudTrail.1", "CIS-5.0:3.1", "config:multi-region-cloudtrail-enabled"),
            "cloudtrail_multi_region_enabled_logging_management_events",
        ),
        "any": False,
        "reason": "no running trail records the management events of all Regions",
    },
    "any": {"also": ("cloudtrail_multi_region_enabled",), "any": True, "reason": "no running trail is of all Regions"},
}


def run(account: Account, world: World, member: dict[str, Any]) -> Result:
    def is_one(trail: Trail) -> bool:
        return bool(trail.IsMultiRegionTrail and trail.IsLogging and (member["any"] or records_management(trail)))

    return expect(some(is_one, world.all("AWS::CloudTrail::Trail", of=account)), member["reason"])


def records_management(trail: Trail) -> bool:
    if trail.AdvancedEventSelectors:
        return some(is_of_management, trail.AdvancedEventSelectors)
    return some(takes_all, trail.EventSelectors) if trail.EventSelectors else True  # what a trail does by default


def takes_all(selector: Any) -> bool:
    # Management events, reads and writes, are the defaults (API_EventSelector).
    included = or_default(selector.IncludeManagementEvents, default=True)
    return bool(included and or_default(selector.ReadWriteType, "All") == "All")


def is_of_management(selector: Any) -> bool:
    fields = selector.FieldSelectors
    chosen = some(lambda field: field.Field == "eventCategory" and "Management" in field.Equals, fields)
    return chosen and not some(lambda field: field.Field == "readOnly", fields)


EXAMPLES = """
# pass: one running trail for all Regions
Resources:
  Trail: {Type: AWS::CloudTrail::Trail, Properties: {IsMultiRegionTrail: true, IsLogging: true, S3BucketName: logs}}
  Account: {Type: "Remit::Account::Account"}
Closed: true
---
# fail: a trail that is stopped
Resources:
  Trail: {Type: AWS::CloudTrail::Trail, Properties: {IsMultiRegionTrail: true, IsLogging: false}}
  Account: {Type: "Remit::Account::Account"}
Closed: true
---
# fail[management]: it records data events only
Resources:
  Trail: {Type: AWS::CloudTrail::Trail, Properties: {IsMultiRegionTrail: true, IsLogging: true,
    EventSelectors: [{IncludeManagementEvents: false}]}}
  Account: {Type: "Remit::Account::Account"}
Closed: true
---
# undetermined: whether it is running could not be read
Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: {IsMultiRegionTrail: true, IsLogging: !Ref Refused, S3BucketName: logs}
  Account: {Type: "Remit::Account::Account"}
Closed: true
"""
