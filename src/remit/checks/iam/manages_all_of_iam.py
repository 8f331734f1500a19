"""Policies let nobody do everything in IAM.

Why: who may do everything in IAM gives themselves the rest.

Fix: allow the actions that the job needs (`iam:Get*`, `iam:List*`, `iam:CreateRole` with a permissions boundary). It
takes effect at once.

Links:
- https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
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
    severity="high",
    also=("CKV2_AWS_40",),
    controls=("AC-3", "AC-5", "AC-6", "AC-6(1)"),
)


def run(holder: Any, world: World) -> Result:
    documents = [holder.PolicyDocument, holder.InlinePolicy, *(policy.PolicyDocument for policy in holder.Policies)]
    answer = first(lambda document: world.iam.allows_any_action_of(document, ("iam",)), documents)
    return failed("every action of IAM is allowed", at=answer.at) if answer else passed()


EXAMPLES = """
# pass: what it needs
Type: AWS::IAM::ManagedPolicy
Properties:
  PolicyDocument: {Statement: [{Effect: Allow, Action: "iam:GetRole", Resource: "*"}]}
---
# fail: on everything
Type: AWS::IAM::ManagedPolicy
Properties:
  PolicyDocument: {Statement: [{Effect: Allow, Action: "iam:*", Resource: "*"}]}
---
# fail: inline in a group
Type: AWS::IAM::Group
Properties:
  Policies:
    - PolicyName: all
      PolicyDocument: {Statement: [{Effect: Allow, Action: "iam:*", Resource: "*"}]}
---
# fail: in a permission set
Type: AWS::SSO::PermissionSet
Properties: {Name: people, InlinePolicy: {Statement: [{Effect: Allow, Action: "iam:*", Resource: "*"}]}}
---
# undetermined: the document is a parameter
Type: AWS::IAM::ManagedPolicy
Properties: {PolicyDocument: !Ref Document}
"""
