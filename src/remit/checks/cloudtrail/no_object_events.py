"""Trails record what is done to objects in S3.

Why: by default a trail records who changes a bucket, not who reads or deletes what is in it. After a leak nobody can
tell what was taken.

Fix: add an event selector with `DataResources` of type `AWS::S3::Object`, `arn:aws:s3` for all buckets. CloudTrail
bills data events by their number; advanced event selectors narrow them.

Note: this asks each trail; whether the account has one that records all buckets is
cloudtrail.unlogged-object-events.

Links:
- https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from typing import Any

    from remit.schema.stubs.cloudtrail import Trail

META = Meta(
    type="AWS::CloudTrail::Trail",
    duty="logging-monitoring",
    severity="low",
    also=("CLOUDTRAIL_S3_DATAEVENTS_ENABLED",),
    controls=("AU-2", "AU-3", "AU-12"),
)


def run(trail: Trail) -> Result:
    ways = (
        lambda: some(lambda each: some(of_objects, each.DataResources), trail.EventSelectors),
        lambda: some(lambda each: some(names_objects, each.FieldSelectors), trail.AdvancedEventSelectors),
    )
    return expect(some(lambda way: way(), ways), "it does not record who reads and writes objects")


def of_objects(data: Any) -> bool:
    return bool(data.Type == "AWS::S3::Object")


def names_objects(field: Any) -> bool:
    return bool(field.Field == "resources.type" and "AWS::S3::Object" in field.Equals)


EXAMPLES = """
# pass: all buckets
Type: AWS::CloudTrail::Trail
Properties:
  S3BucketName: logs
  EventSelectors: [{ReadWriteType: All, DataResources: [{Type: "AWS::S3::Object", Values: ["arn:aws:s3"]}]}]
---
# fail: management events alone
Type: AWS::CloudTrail::Trail
Properties: {S3BucketName: logs}
---
# undetermined: a parameter
Type: AWS::CloudTrail::Trail
Properties: {S3BucketName: logs, EventSelectors: !Ref Selectors}
"""
