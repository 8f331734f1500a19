"""The account records who reads and writes objects in S3.

Why: management events do not show that objects were copied away; only data events do.

Fix: give a trail of all Regions an event selector for `AWS::S3::Object` with `arn:aws:s3`; events are billed.

Links:
- https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, every, expect, or_default, some

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World

META = Meta(
    type="Remit::Account::Account",
    needs=("AWS::CloudTrail::Trail",),
    duty="logging-monitoring",
    severity="medium",
    controls=("AU-2", "AU-3", "AU-12"),
)


MEMBERS = {
    "write": {
        "kind": "WriteOnly",
        "also": (
            *("S3.22", "CIS-5.0:3.8"),
            "config:cloudtrail-all-write-s3-data-event-check",
            "cloudtrail_s3_dataevents_write_enabled",
            "AWS-0171",
        ),
    },
    "read": {
        "kind": "ReadOnly",
        "also": (
            "S3.23",
            "CIS-5.0:3.9",
            "config:cloudtrail-all-read-s3-data-event-check",
            "cloudtrail_s3_dataevents_read_enabled",
            "AWS-0172",
        ),
    },
}
FREE = ("eventCategory", "resources.type")


def run(account: Any, world: World, member: dict[str, Any]) -> Result:
    trails = world.all("AWS::CloudTrail::Trail", of=account)
    return expect(some(lambda trail: records(trail, member), trails), "no trail of all Regions records these events")


def records(trail: Any, member: dict[str, Any]) -> bool:
    selectors = [*trail.EventSelectors, *trail.AdvancedEventSelectors]
    return bool(trail.IsMultiRegionTrail and trail.IsLogging) and some(lambda each: takes(each, member), selectors)


def takes(selector: Any, member: dict[str, Any]) -> bool:
    fields = selector.FieldSelectors
    if not fields:
        wanted = or_default(selector.ReadWriteType, "All") in ("All", member["kind"])
        return wanted and some(lambda data: some(is_every_bucket, data.Values), selector.DataResources)
    named = some(lambda field: field.Field == "resources.type" and "AWS::S3::Object" in field.Equals, fields)
    return named and every(lambda field: leaves_open(field, member), fields)


def is_every_bucket(arn: Any) -> bool:
    return bool(arn.endswith((":s3", ":s3:::")))


def leaves_open(field: Any, member: dict[str, Any]) -> bool:
    wanted = "true" if member["kind"] == "ReadOnly" else "false"
    return bool(field.Field in FREE or (field.Field == "readOnly" and wanted in field.Equals))


EXAMPLES = """
# pass: both, on all buckets
Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      {IsMultiRegionTrail: true, IsLogging: true, EventSelectors: [{DataResources: [{Values: ["arn:aws:s3"]}]}]}
  Account: {Type: "Remit::Account::Account"}
Closed: true
---
# fail: no trail
Type: Remit::Account::Account
Closed: true
---
# undetermined: a template does not show the rest of the account
Type: Remit::Account::Account
"""
