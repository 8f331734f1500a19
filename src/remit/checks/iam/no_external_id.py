"""Roles for others' accounts ask for an external id.

Why: a company that works in many customers' accounts can be talked into using the role of one for another, who needs no
more than the role's ARN. The external id, which is the company's own name for its customer, keeps them apart.

Fix: ask the company for the id that it uses for you, and demand it in `AssumeRolePolicyDocument`: `StringEquals:
{"sts:ExternalId": …}`. It takes effect for the next session.

Links:
- https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html
- https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, failed, not_applicable, passed, some

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.iam import Role

META = Meta(
    type="AWS::IAM::Role",
    needs=("AWS::Organizations::Organization", "AWS::Organizations::Account", "AWS::Organizations::Policy"),
    duty="identity-access",
    severity="medium",
    controls=("AC-3", "AC-6", "AC-20", "IA-9"),
)

WIDEST = ("public", "any authenticated AWS principal")
KEY = ("sts:ExternalId",)


def run(role: Role, world: World) -> Result:
    if some(lambda circle: world.iam.lets_in(role, circle), WIDEST):
        return not_applicable("everybody may take it on, whatever it asks for")
    answer = world.iam.lets_in(role, "outside the organization", without=KEY)
    return failed("an account outside the organization needs no external id", at=answer.at) if answer else passed()


EXAMPLES = """
# pass: with an external id
Type: AWS::IAM::Role
Properties:
  AssumeRolePolicyDocument:
    Statement:
      - Effect: Allow
        Principal: {AWS: "arn:aws:iam::111122223333:root"}
        Action: sts:AssumeRole
        Condition: {StringEquals: {"sts:ExternalId": x1}}
---
# fail: another organization, in an account of which all is known
Closed: true
Resources:
  Organization: {Type: AWS::Organizations::Organization, Properties: {Id: o-1234567890}}
  Control:
    Type: AWS::Organizations::Policy
    Properties:
      {Name: control, Type: RESOURCE_CONTROL_POLICY, TargetIds: [r-a1b2], Content: {Statement: []}}
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement: [{Effect: Allow, Principal: "*", Action: "sts:AssumeRole",
          Condition: {StringEquals: {"aws:PrincipalOrgID": o-0987654321}}}]
---
# undetermined: whether the account is of the organization is not known
Type: AWS::IAM::Role
Properties:
  AssumeRolePolicyDocument:
    Statement: [{Effect: Allow, Principal: {AWS: "arn:aws:iam::111122223333:root"}, Action: "sts:AssumeRole"}]
"""
