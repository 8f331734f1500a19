"""Roles are assumed only by principals that are named.

Why: a role that any AWS principal may assume belongs to whoever finds its ARN, in any account of the world.

Fix: name the accounts, roles or services in the `Principal` of `AssumeRolePolicyDocument`, with an
`aws:PrincipalOrgID` or `sts:ExternalId` condition for others' accounts. Sessions that exist go on until they expire.

Links:
- https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
- https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-user.html
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
    severity="critical",
    also=(
        "CKV_AWS_60",
        "IAM_ROLE_NO_ALLOW_PLUS_NOT_PRINCIPAL",
    ),
    controls=("AC-3", "AC-6", "AC-17"),
)


def run(role: Role, world: World) -> Result:
    answer = world.iam.trusts_anyone(role.AssumeRolePolicyDocument)
    return failed(answer.reason, at=answer.at) if answer else passed()


EXAMPLES = """
# pass: a service
Type: AWS::IAM::Role
Properties:
  AssumeRolePolicyDocument:
    Statement: [{Effect: Allow, Principal: {Service: ec2.amazonaws.com}, Action: "sts:AssumeRole"}]
---
# fail: any principal of any account
Type: AWS::IAM::Role
Properties:
  AssumeRolePolicyDocument:
    Statement: [{Effect: Allow, Principal: {AWS: "*"}, Action: "sts:AssumeRole"}]
---
# undetermined: the principal is a parameter
Type: AWS::IAM::Role
Properties:
  AssumeRolePolicyDocument:
    Statement: [{Effect: Allow, Principal: {AWS: !Ref Partner}, Action: "sts:AssumeRole"}]
"""
