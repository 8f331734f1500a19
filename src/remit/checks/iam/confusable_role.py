"""Services take a role only for the account that they should act for.

Why: an AWS service that acts for many customers can be talked into using your role for another one, who only needs
the role's ARN. For this AWS asks for a condition on the pages of each service that sends the source of its requests.

Fix: add `aws:SourceAccount` or `aws:SourceArn` to the statement of the service in `AssumeRolePolicyDocument`. It
takes effect for the next session.

Note: a role for EC2 or Lambda is passed within its account, by somebody who may, and taken on for an instance or a
function of that account only. So it passes without a condition, which may still limit a role to one function; tools
that ask every role of a service tell it too.

Links:
- https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
- https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
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
    severity="medium",
    also=("iam_role_cross_service_confused_deputy_prevention",),
    controls=("AC-3", "AC-6", "AC-4"),
)


def run(role: Role, world: World) -> Result:
    answer = world.iam.confusable(role.AssumeRolePolicyDocument)
    return failed(answer.reason, at=answer.at) if answer else passed()


EXAMPLES = """
# pass: for one account
Type: AWS::IAM::Role
Properties:
  AssumeRolePolicyDocument:
    Statement:
      - Effect: Allow
        Principal: {Service: cloudtrail.amazonaws.com}
        Action: sts:AssumeRole
        Condition: {StringEquals: {"aws:SourceAccount": "123456789012"}}
---
# pass: for instances, which have roles of their own account only
Type: AWS::IAM::Role
Properties:
  AssumeRolePolicyDocument:
    Statement: [{Effect: Allow, Principal: {Service: ec2.amazonaws.com}, Action: "sts:AssumeRole"}]
---
# fail: for anybody
Type: AWS::IAM::Role
Properties:
  AssumeRolePolicyDocument:
    Statement: [{Effect: Allow, Principal: {Service: cloudtrail.amazonaws.com}, Action: "sts:AssumeRole"}]
---
# undetermined: the document is a parameter
Type: AWS::IAM::Role
Properties: {AssumeRolePolicyDocument: !Ref Trust}
"""
