"""Roles of other accounts do not read everything.

Why: `ReadOnlyAccess` reads objects, secrets' names, code and configuration of nearly every service. A role with it that
another account may assume is as safe as that account.

Fix: take `ReadOnlyAccess` off the role, give it `SecurityAudit` or the reads that are used, or take the other account
out of `AssumeRolePolicyDocument`. Both take effect at once.

Links:
- https://docs.aws.amazon.com/aws-managed-policy/latest/reference/ReadOnlyAccess.html
- https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, failed, passed, some

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.iam import Role

META = Meta(
    type="AWS::IAM::Role",
    duty="identity-access",
    severity="high",
    also=("iam_role_cross_account_readonlyaccess_policy",),
    controls=("AC-3", "AC-6", "AC-6(1)"),
)


def run(role: Role, world: World) -> Result:
    if not some(lambda arn: arn.endswith(":policy/ReadOnlyAccess"), role.ManagedPolicyArns):
        return passed()
    answer = world.iam.trusts_outside(role.AssumeRolePolicyDocument, account=world.account_of(role))
    return failed(answer.reason + ", and reads everything", at=answer.at) if answer else passed()


EXAMPLES = """
# pass: a service of the own account
Type: AWS::IAM::Role
Properties:
  ManagedPolicyArns: ["arn:aws:iam::aws:policy/ReadOnlyAccess"]
  AssumeRolePolicyDocument:
    Statement: [{Effect: Allow, Principal: {Service: ec2.amazonaws.com}, Action: "sts:AssumeRole"}]
---
# fail: anybody's account
Type: AWS::IAM::Role
Properties:
  ManagedPolicyArns: ["arn:aws:iam::aws:policy/ReadOnlyAccess"]
  AssumeRolePolicyDocument: {Statement: [{Effect: Allow, Principal: {AWS: "*"}, Action: "sts:AssumeRole"}]}
---
# undetermined: a named account, in a template that may be that account's
Type: AWS::IAM::Role
Properties:
  ManagedPolicyArns: ["arn:aws:iam::aws:policy/ReadOnlyAccess"]
  AssumeRolePolicyDocument:
    Statement: [{Effect: Allow, Principal: {AWS: "111122223333"}, Action: "sts:AssumeRole"}]
"""
