"""Flows are encrypted with a key that the customer controls.

Why: a flow copies what passes through it between services. With a key of your own, reading the copies also needs
permission for the key, each use is in CloudTrail, and disabling it closes them at once.

Fix: name your key in `KMSArn`. The flow is replaced.

Links:
- https://docs.aws.amazon.com/appflow/latest/userguide/data-protection.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.appflow import Flow

META = Meta(
    type="AWS::AppFlow::Flow",
    duty="key-custody",
    severity="low",
    also=("CKV_AWS_263",),
    controls=("SC-12", "SC-12(2)", "SC-28(1)"),
)


def run(flow: Flow) -> Result:
    return expect(flow.KMSArn, "no key of the customer is named, so AWS alone controls the one that is used")


EXAMPLES = """
# pass: a key of its own
Type: AWS::AppFlow::Flow
Properties: {FlowName: orders, KMSArn: "arn:aws:kms:eu-west-1:123456789012:key/1"}
---
# fail: none is named
Type: AWS::AppFlow::Flow
Properties: {FlowName: orders}
---
# undetermined: a parameter
Type: AWS::AppFlow::Flow
Properties: {FlowName: orders, KMSArn: !Ref Key}
"""
