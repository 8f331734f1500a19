"""Users and roles that cannot do everything cannot make themselves able to.

Why: who may rewrite its own policy, pass a strong role to a service, or replace the code of a function that has one, is
an administrator in all but name, and so is whoever gets hold of its credentials.

Fix: name the resources in the statements that the first step rests on: the roles of `iam:PassRole`, with
`iam:PassedToService`; the users and roles of `iam:Put…`, `iam:Attach…` and `iam:Create…`. A permissions boundary limits
what can be reached. `remit paths` shows the whole chain, and the steps that most chains need. It takes effect at once.

Links:
- https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
- https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
- https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, failed, passed

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World

META = Meta(
    type=("AWS::IAM::User", "AWS::IAM::Role"),
    needs=(
        *("AWS::IAM::User", "AWS::IAM::Role", "AWS::IAM::Group", "AWS::IAM::ManagedPolicy"),
        "AWS::IAM::InstanceProfile",
        *("AWS::Lambda::Function", "AWS::EC2::Instance", "AWS::EC2::LaunchTemplate", "AWS::Cognito::IdentityPool"),
        *("AWS::ECS::Cluster", "AWS::ECS::Service", "AWS::ECS::TaskDefinition", "AWS::Organizations::Organization"),
    ),
    duty="identity-access",
    severity="high",
    controls=("AC-3", "AC-6", "AC-6(1)", "AC-6(10)"),
)


def run(principal: Any, world: World) -> Result:
    answer = world.iam.becomes_administrator(principal)
    return failed(answer.reason) if answer else passed()


EXAMPLES = """
# pass: it may pass one role, which may do little
Resources:
  Worker:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement: [{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: "sts:AssumeRole"}]
  Subject:
    Type: AWS::IAM::User
    Properties:
      Policies:
        - PolicyName: deploy
          PolicyDocument:
            Statement:
              - {Effect: Allow, Action: "iam:PassRole", Resource: !GetAtt Worker.Arn}
              - {Effect: Allow, Action: "lambda:*", Resource: "*"}
---
# fail: it writes its own policy
Type: AWS::IAM::User
Properties:
  Policies:
    - PolicyName: own
      PolicyDocument: {Statement: [{Effect: Allow, Action: "iam:PutUserPolicy", Resource: "*"}]}
---
# fail: it makes a function with a role that may do everything
Resources:
  Admin:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement: [{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: "sts:AssumeRole"}]
      Policies: [{PolicyName: all, PolicyDocument: {Statement: [{Effect: Allow, Action: "*", Resource: "*"}]}}]
  Subject:
    Type: AWS::IAM::User
    Properties:
      Policies:
        - PolicyName: deploy
          PolicyDocument: {Statement: [{Effect: Allow, Action: ["iam:PassRole", "lambda:*"], Resource: "*"}]}
---
# undetermined: its policy is a parameter
Type: AWS::IAM::User
Properties: {Policies: [{PolicyName: own, PolicyDocument: !Ref Document}]}
"""
