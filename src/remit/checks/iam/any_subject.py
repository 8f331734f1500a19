"""Roles for identities of a provider name whose identities they are for.

Why: a provider such as GitHub, or a cluster's own, gives an identity to every workflow or pod. The audience is the same
for all, so a role that asks for nothing else is there for each of them.

Fix: in `AssumeRolePolicyDocument` demand the subject, as in `StringEquals: {"token.actions.githubusercontent.com:sub":
"repo:my-org/my-repo:ref:refs/heads/main"}`. It takes effect for the next session.

Links:
- https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html
- https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html
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
    severity="high",
    also=("CKV_AWS_358", "CKV_AWS_393"),
    controls=("AC-3", "AC-6", "IA-8", "IA-9"),
)


def run(role: Role, world: World) -> Result:
    answer = world.iam.trusts_any_subject(role.AssumeRolePolicyDocument)
    return failed(answer.reason, at=answer.at) if answer else passed()


EXAMPLES = """
# pass: one repository
Type: AWS::IAM::Role
Properties:
  AssumeRolePolicyDocument:
    Statement:
      - Effect: Allow
        Principal: {Federated: "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"}
        Action: sts:AssumeRoleWithWebIdentity
        Condition: {StringLike: {"token.actions.githubusercontent.com:sub": "repo:my-org/my-repo:*"}}
---
# fail: every pod of a cluster
Type: AWS::IAM::Role
Properties:
  AssumeRolePolicyDocument:
    Statement:
      - Effect: Allow
        Principal: {Federated: "arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/A1"}
        Action: sts:AssumeRoleWithWebIdentity
        Condition: {StringEquals: {"oidc.eks.eu-west-1.amazonaws.com/id/A1:aud": sts.amazonaws.com}}
---
# undetermined: the provider is a parameter
Type: AWS::IAM::Role
Properties:
  AssumeRolePolicyDocument:
    Statement: [{Effect: Allow, Principal: {Federated: !Ref Provider}, Action: "sts:AssumeRoleWithWebIdentity"}]
"""
