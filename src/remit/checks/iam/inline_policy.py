"""Permissions stand in managed policies, not inside a role, user or group.

Why: an inline policy is seen by nobody who lists policies, has no versions to go back to, and goes unnoticed when its
copies differ.

Fix: make an `AWS::IAM::ManagedPolicy` of it and attach that first, then remove `Policies`. Nothing is interrupted in
that order.

Note: an inline policy cannot be attached to anybody else by mistake, which is why some prefer it; waive it then.

Links:
- https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from typing import Any

META = Meta(
    type=("AWS::IAM::Role", "AWS::IAM::User", "AWS::IAM::Group"),
    duty="identity-access",
    severity="info",
    also=("config:iam-no-inline-policy-check", "IAM_NO_INLINE_POLICY_CHECK"),
    controls=("AC-2", "AC-3", "AC-6"),
)


def run(holder: Any) -> Result:
    return expect(not holder.Policies, "a policy is written inside it")


EXAMPLES = """
# pass: managed policies only
Type: AWS::IAM::Role
Properties: {ManagedPolicyArns: ["arn:aws:iam::aws:policy/ReadOnlyAccess"]}
---
# fail: one inside
Type: AWS::IAM::Group
Properties:
  Policies:
    - PolicyName: reads
      PolicyDocument: {Statement: [{Effect: Allow, Action: "s3:GetObject", Resource: "arn:aws:s3:::orders/*"}]}
---
# undetermined: a parameter
Type: AWS::IAM::Role
Properties: {Policies: !Ref Policies}
"""
