"""Policies name the actions that they allow.

Why: every action includes those that AWS adds tomorrow, and those that change who may do what with the resource.

Fix: replace `Action: "*"` by the actions that are used; IAM Access Analyzer generates them from CloudTrail. It takes
effect at once, so try it on a copy of the role first.

Links:
- https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html
- https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, failed, first, passed

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World

META = Meta(
    type=("AWS::IAM::ManagedPolicy", "AWS::IAM::Role", "AWS::IAM::User", "AWS::IAM::Group", "AWS::SSO::PermissionSet"),
    duty="identity-access",
    severity="medium",
    also=("CKV_AWS_49", "CKV_AWS_63"),
    controls=("AC-3", "AC-6", "AC-6(1)"),
)


def run(holder: Any, world: World) -> Result:
    documents = [holder.PolicyDocument, holder.InlinePolicy, *(policy.PolicyDocument for policy in holder.Policies)]
    answer = first(world.iam.allows_every_action, documents)
    return failed("a statement allows every action", at=answer.at) if answer else passed()


EXAMPLES = """
# pass: the actions of one service
Type: AWS::IAM::ManagedPolicy
Properties: {PolicyDocument: {Statement: [{Effect: Allow, Action: "s3:*", Resource: "arn:aws:s3:::catalogue/*"}]}}
---
# fail: even on one resource
Type: AWS::IAM::ManagedPolicy
Properties: {PolicyDocument: {Statement: [{Effect: Allow, Action: "*", Resource: "arn:aws:s3:::catalogue/*"}]}}
---
# undetermined: the document is a parameter
Type: AWS::IAM::ManagedPolicy
Properties: {PolicyDocument: !Ref Document}
"""
