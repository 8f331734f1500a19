"""Workgroups report their queries.

Why: without metrics nobody sees that somebody reads the whole lake at night.

Fix: set `WorkGroupConfiguration.PublishCloudWatchMetricsEnabled: true`. No interruption.

Links:
- https://docs.aws.amazon.com/athena/latest/ug/query-metrics-viewing.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/athena-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default

if TYPE_CHECKING:
    from remit.schema.stubs.athena import WorkGroup

META = Meta(
    type="AWS::Athena::WorkGroup",
    duty="logging-monitoring",
    severity="medium",
    also=("Athena.4", "config:athena-workgroup-logging-enabled", "athena_workgroup_logging_enabled"),
    controls=("AU-6", "CA-7", "SI-4"),
)


def run(group: WorkGroup) -> Result:
    told = or_default(group.WorkGroupConfiguration.PublishCloudWatchMetricsEnabled, True)  # noqa: FBT003 — CloudFormation's default
    return expect(told, "nobody sees how much is asked")


EXAMPLES = """
# pass: on
Type: AWS::Athena::WorkGroup
Properties: {Name: web, WorkGroupConfiguration: {PublishCloudWatchMetricsEnabled: true}}
---
# fail: off
Type: AWS::Athena::WorkGroup
Properties: {Name: web, WorkGroupConfiguration: {PublishCloudWatchMetricsEnabled: false}}
---
# undetermined: a parameter
Type: AWS::Athena::WorkGroup
Properties: {Name: web, WorkGroupConfiguration: {PublishCloudWatchMetricsEnabled: !Ref Metrics}}
"""
