"""Trails look for unusual activity.

Why: CloudTrail Insights learns how often each API is called and reports a burst of calls or of errors, as a stolen
credential makes them.

Fix: set `InsightSelectors: [{InsightType: ApiCallRateInsight}, {InsightType: ApiErrorRateInsight}]`. The first
results come after up to 36 hours; events analyzed are billed.

Links:
- https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-insights-events-with-cloudtrail.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.cloudtrail import Trail

META = Meta(
    type="AWS::CloudTrail::Trail",
    duty="logging-monitoring",
    severity="low",
    also=("cloudtrail_insights_exist",),
    controls=("SI-4", "AU-6"),
)


def run(trail: Trail) -> Result:
    return expect(trail.InsightSelectors, "unusual activity is not looked for")


EXAMPLES = """
# pass: bursts of errors
Type: AWS::CloudTrail::Trail
Properties: {IsLogging: true, S3BucketName: logs, InsightSelectors: [{InsightType: ApiErrorRateInsight}]}
---
# fail: off by default
Type: AWS::CloudTrail::Trail
Properties: {IsLogging: true, S3BucketName: logs}
---
# undetermined: a parameter
Type: AWS::CloudTrail::Trail
Properties: {IsLogging: true, S3BucketName: logs, InsightSelectors: !Ref Selectors}
"""
