"""Stacks work with a role of their own.

Why: without one a stack does what whoever starts it may do, so everybody who deploys needs the rights to all that the
stack makes.

Fix: update the stack with `--role-arn`, a role that trusts `cloudformation.amazonaws.com` and may do what the template
needs; then take those rights from the people. Nothing is interrupted; the role stays until another is given.

Links:
- https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-iam-servicerole.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/cloudformation-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable

if TYPE_CHECKING:
    from remit.schema.stubs.cloudformation import Stack

META = Meta(
    type="AWS::CloudFormation::Stack",
    duty="identity-access",
    severity="medium",
    also=("CloudFormation.4", "config:cloudformation-stack-service-role-check"),
    controls=("AC-6", "AC-6(1)", "AC-3"),
)


def run(stack: Stack) -> Result:
    if stack.ParentId or not stack.StackId:  # one that is declared in a template is nested
        return not_applicable("a nested stack works with the role of its root stack")
    return expect(stack.RoleARN, "it works with the rights of whoever starts it")


EXAMPLES = """
# pass: a role
Type: AWS::CloudFormation::Stack
Properties: {StackId: orders, RoleARN: "arn:aws:iam::123456789012:role/orders-stack"}
---
# fail: none
Type: AWS::CloudFormation::Stack
Properties: {StackId: orders}
---
# undetermined: cloudformation:DescribeStacks was refused
Type: AWS::CloudFormation::Stack
Properties: {StackId: orders, RoleARN: !Ref Refused}
---
# not-applicable: nested
Type: AWS::CloudFormation::Stack
Properties: {TemplateURL: "https://example.com/orders.yaml"}
"""
