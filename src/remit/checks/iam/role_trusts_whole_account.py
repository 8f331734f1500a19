"""Roles name who in an account may assume them.

Why: a role that trusts an account leaves it to that account's policies who gets in: everybody there with
`sts:AssumeRole` on it, and whoever changes those policies.

Fix: name the roles or users in the `Principal` of `AssumeRolePolicyDocument`, or demand `aws:PrincipalArn`. A
principal that is deleted and made again must be named again. Sessions that exist go on until they expire.

Note: with an account alone named, its policies must still allow the call; that is AWS's own example, so this is low.

Links:
- https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, failed, passed

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.iam import Role

META = Meta(
    type="AWS::IAM::Role",
    duty="identity-access",
    severity="low",
    also=("CKV_AWS_61",),
    controls=("AC-3", "AC-6"),
)


def run(role: Role, world: World) -> Result:
    answer = world.iam.trusts_accounts(role.AssumeRolePolicyDocument)
    return failed(answer.reason, at=answer.at) if answer else passed()


EXAMPLES = """
# pass: one role
Type: AWS::IAM::Role
Properties:
  AssumeRolePolicyDocument:
    Statement: [{Effect: Allow, Principal: {AWS: "arn:aws:iam::111122223333:role/ci"}, Action: "sts:AssumeRole"}]
---
# pass: an account, narrowed to one role
Type: AWS::IAM::Role
Properties:
  AssumeRolePolicyDocument:
    Statement:
      - Effect: Allow
        Principal: {AWS: "arn:aws:iam::111122223333:root"}
        Action: sts:AssumeRole
        Condition: {ArnLike: {"aws:PrincipalArn": "arn:aws:iam::111122223333:role/ci"}}
---
# pass: a service
Type: AWS::IAM::Role
Properties:
  AssumeRolePolicyDocument:
    Statement: [{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: "sts:AssumeRole"}]
---
# fail: an account
Type: AWS::IAM::Role
Properties:
  AssumeRolePolicyDocument:
    Statement: [{Effect: Allow, Principal: {AWS: "arn:aws:iam::111122223333:root"}, Action: "sts:AssumeRole"}]
---
# fail: by its number
Type: AWS::IAM::Role
Properties:
  AssumeRolePolicyDocument:
    Statement: [{Effect: Allow, Principal: {AWS: "111122223333"}, Action: "sts:AssumeRole"}]
---
# fail: the account itself, by its number
Type: AWS::IAM::Role
Properties:
  AssumeRolePolicyDocument:
    Statement: [{Effect: Allow, Principal: {AWS: !Ref AWS::AccountId}, Action: "sts:AssumeRole"}]
---
# undetermined: a parameter
Type: AWS::IAM::Role
Properties:
  AssumeRolePolicyDocument:
    Statement: [{Effect: Allow, Principal: {AWS: !Ref Partner}, Action: "sts:AssumeRole"}]
"""
