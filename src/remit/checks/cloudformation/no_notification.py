"""Nested stacks tell somebody when they change.

Why: a change that nobody expects, or that fails half-way, is noticed when its effects are.

Fix: set `NotificationARNs` to a topic that reaches people. No interruption; notifications are billed.

Links:
- https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cfn-console-create-stack.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/cloudformation-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.cloudformation import Stack

META = Meta(
    type="AWS::CloudFormation::Stack",
    duty="logging-monitoring",
    severity="low",
    also=("CloudFormation.1", "config:cloudformation-stack-notification-check", "CKV_AWS_124"),
    controls=("SI-4(12)", "SI-4(5)"),
)


def run(stack: Stack) -> Result:
    return expect(stack.NotificationARNs, "nobody is told of its changes")


EXAMPLES = """
# pass: a topic
Type: AWS::CloudFormation::Stack
Properties: {TemplateURL: "https://example.com/orders.yaml", NotificationARNs: [topic]}
---
# fail: nobody
Type: AWS::CloudFormation::Stack
Properties: {TemplateURL: "https://example.com/orders.yaml"}
---
# undetermined: a parameter
Type: AWS::CloudFormation::Stack
Properties: {TemplateURL: "https://example.com/orders.yaml", NotificationARNs: !Ref Topics}
"""
