"""Stacks cannot be deleted by accident.

Why: deleting a stack deletes what stands in it, databases and buckets included, and one wrong name in a command is
enough.

Fix: `aws cloudformation update-termination-protection --enable-termination-protection --stack-name NAME`; no template
can say it of its own stack. Nothing is interrupted; nested stacks follow their root.

Links:
- https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-protect-stacks.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/cloudformation-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable

if TYPE_CHECKING:
    from remit.schema.stubs.cloudformation import Stack

META = Meta(
    type="AWS::CloudFormation::Stack",
    duty="backup-recovery",
    severity="medium",
    also=(
        "CloudFormation.3",
        "config:cloudformation-termination-protection-check",
        "cloudformation_stacks_termination_protection_enabled",
    ),
    controls=("CP-10", "CM-3"),
)


def run(stack: Stack) -> Result:
    if stack.ParentId or not stack.StackId:  # one that is declared in a template is nested
        return not_applicable("a nested stack is as its root stack is")
    return expect(stack.EnableTerminationProtection, "whoever may delete stacks deletes it with one command")


EXAMPLES = """
# pass: protected
Type: AWS::CloudFormation::Stack
Properties: {StackId: orders, EnableTerminationProtection: true}
---
# fail: not
Type: AWS::CloudFormation::Stack
Properties: {StackId: orders, EnableTerminationProtection: false}
---
# undetermined: cloudformation:DescribeStacks was refused
Type: AWS::CloudFormation::Stack
Properties: {StackId: orders, EnableTerminationProtection: !Ref Refused}
---
# not-applicable: nested
Type: AWS::CloudFormation::Stack
Properties: {TemplateURL: "https://example.com/orders.yaml"}
"""
