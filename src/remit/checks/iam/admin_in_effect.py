"""Users and roles have no more than they need: few of them may do everything.

Why: whoever gets hold of an administrator has the account. What counts is what all policies allow together: an inline
one, those attached, those of the groups, within the boundary and the organization's policies.

Fix: take the policy off that the finding points to, and attach one for the task; IAM Access Analyzer writes one from
what was used. It takes effect at once.

Links:
- https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html
- https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, failed, passed

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.iam import Role, User

META = Meta(
    type=("AWS::IAM::User", "AWS::IAM::Role"),
    needs=(
        *("AWS::IAM::Group", "AWS::IAM::ManagedPolicy"),
        *("AWS::Organizations::Organization", "AWS::Organizations::Policy"),
    ),
    duty="identity-access",
    severity="medium",
    controls=("AC-2", "AC-2(1)", "AC-3", "AC-5", "AC-6", "AC-6(3)", "AC-6(10)"),
    outweighs=("iam.admin-policy",),
)


def run(principal: User | Role, world: World) -> Result:
    answer = world.iam.administers(principal)
    return failed(answer.reason, at=answer.at) if answer else passed()


EXAMPLES = """
# fail: everything
Type: AWS::IAM::Role
Properties:
  AssumeRolePolicyDocument:
    Statement: [{Effect: Allow, Principal: {Service: ec2.amazonaws.com}, Action: "sts:AssumeRole"}]
  Policies: [{PolicyName: all, PolicyDocument: {Statement: [{Effect: Allow, Action: "*", Resource: "*"}]}}]
---
# fail: by AWS's own policy
Type: AWS::IAM::User
Properties: {ManagedPolicyArns: ["arn:aws:iam::aws:policy/AdministratorAccess"]}
---
# pass: within a boundary
Resources:
  Reads:
    Type: AWS::IAM::ManagedPolicy
    Properties: {PolicyDocument: {Statement: [{Effect: Allow, Action: "s3:*", Resource: "*"}]}}
  Ann:
    Type: AWS::IAM::User
    Properties:
      {PermissionsBoundary: !Ref Reads, ManagedPolicyArns: ["arn:aws:iam::aws:policy/AdministratorAccess"]}
---
# undetermined: a policy that is not in sight
Type: AWS::IAM::User
Properties: {ManagedPolicyArns: [!Ref Policy]}
"""
