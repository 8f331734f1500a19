"""Streams keep records for a week at least.

Why: records that a broken consumer has not read are gone after a day, and cannot be replayed after a faulty release.

Fix: set `RetentionPeriodHours` to 168 or more (at most 8760). It takes effect without interruption; hours beyond 24
are billed.

Links:
- https://docs.aws.amazon.com/streams/latest/dev/kinesis-extended-retention.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/kinesis-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default

if TYPE_CHECKING:
    from remit.schema.stubs.kinesis import Stream

META = Meta(
    type="AWS::Kinesis::Stream",
    duty="backup-recovery",
    severity="medium",
    also=("Kinesis.3", "config:kinesis-stream-backup-retention-check", "kinesis_stream_data_retention_period"),
    controls=("CP-6", "CP-9", "CP-10", "SI-12", "SI-13(5)"),
)


HOURS = 168


def run(stream: Stream) -> Result:
    # 24 hours is the default (page of AWS::Kinesis::Stream, RetentionPeriodHours).
    return expect(or_default(stream.RetentionPeriodHours, 24) >= HOURS, "records are kept for less than a week")


EXAMPLES = """
# pass: a week
Type: AWS::Kinesis::Stream
Properties: {RetentionPeriodHours: 168}
---
# fail: a day is the default
Type: AWS::Kinesis::Stream
Properties: {ShardCount: 1}
---
# undetermined: decided by a parameter that has no value
Type: AWS::Kinesis::Stream
Properties: {RetentionPeriodHours: !Ref Hours}
"""
