"""Trust policies name the actions by which a role is taken on.

Why: besides assuming the role a trust policy may let its principals tag sessions and set their identity; with `*`, or
with everything but something, it lets them do whatever STS learns.

Fix: in `AssumeRolePolicyDocument` allow `sts:AssumeRole`, `sts:AssumeRoleWithSAML` or `sts:AssumeRoleWithWebIdentity`,
and `sts:TagSession` where it is used. It takes effect at once and costs nothing.

Note: whom a trust policy lets in is asked by iam.role-trusts-anyone.

Links:
- https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html
- https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, failed, passed

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World
    from remit.schema.stubs.iam import Role

META = Meta(
    type="AWS::IAM::Role",
    duty="identity-access",
    severity="medium",
    controls=("AC-3", "AC-6"),
)

MEMBERS = {
    "everything": {"wording": "every action of a service", "also": ("IAM_ROLE_NO_FULL_ACCESS_ON_TRUST_POLICY",)},
    "not-action": {"wording": "NotAction", "also": ("IAM_ROLE_NO_ALLOW_PLUS_NOT_ACTION_ON_TRUST_POLICY",)},
}


def run(role: Role, world: World, member: dict[str, Any]) -> Result:
    answer = world.iam.allows_by(role.AssumeRolePolicyDocument, member["wording"])
    return failed(answer.reason, at=answer.at) if answer else passed()


EXAMPLES = """
# pass: what it is for
Type: AWS::IAM::Role
Properties:
  AssumeRolePolicyDocument:
    Statement: [{Effect: Allow, Principal: {Service: ec2.amazonaws.com}, Action: "sts:AssumeRole"}]
---
# fail[everything]: whatever there is
Type: AWS::IAM::Role
Properties:
  AssumeRolePolicyDocument: {Statement: [{Effect: Allow, Principal: {Service: ec2.amazonaws.com}, Action: "*"}]}
---
# fail[everything]: a trust policy knows no actions but STS's
Type: AWS::IAM::Role
Properties:
  AssumeRolePolicyDocument: {Statement: [{Effect: Allow, Principal: {Service: ec2.amazonaws.com}, Action: "sts:*"}]}
---
# fail[not-action]: all but one
Type: AWS::IAM::Role
Properties:
  AssumeRolePolicyDocument:
    Statement: [{Effect: Allow, Principal: {Service: ec2.amazonaws.com}, NotAction: "sts:TagSession"}]
---
# undetermined: the document is a parameter
Type: AWS::IAM::Role
Properties: {AssumeRolePolicyDocument: !Ref Document}
"""
