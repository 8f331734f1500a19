"""Accelerators keep flow logs.

Why: the accelerator's addresses are what the world attacks; who connected from where stands in its flow logs only.

Fix: set `FlowLogsEnabled: true` with `FlowLogsS3Bucket` and `FlowLogsS3Prefix`. No interruption; storage is billed.

Links:
- https://docs.aws.amazon.com/global-accelerator/latest/dg/monitoring-global-accelerator.flow-logs.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.globalaccelerator import Accelerator

META = Meta(
    type="AWS::GlobalAccelerator::Accelerator",
    duty="logging-monitoring",
    severity="medium",
    also=("CKV_AWS_75",),
    controls=("AU-2", "AU-12", "SI-4"),
)


def run(accelerator: Accelerator) -> Result:
    return expect(accelerator.FlowLogsEnabled, "nobody keeps a log of its connections")


EXAMPLES = """
# pass: to a bucket
Type: AWS::GlobalAccelerator::Accelerator
Properties: {Name: orders, FlowLogsEnabled: true}
---
# fail: off
Type: AWS::GlobalAccelerator::Accelerator
Properties: {Name: orders, FlowLogsEnabled: false}
---
# undetermined: a parameter
Type: AWS::GlobalAccelerator::Accelerator
Properties: {Name: orders, FlowLogsEnabled: !Ref Logs}
"""
