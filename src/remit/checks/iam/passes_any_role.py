"""Policies let nobody hand any role to a service.

Why: who may pass every role can start a machine or function with the strongest one and act through it.

Fix: name the roles in `Resource` of `iam:PassRole`, best with `iam:PassedToService`. It takes effect at once.

Links:
- https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, failed, first, passed

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World

META = Meta(
    type=("AWS::IAM::ManagedPolicy", "AWS::IAM::Role", "AWS::IAM::User", "AWS::IAM::Group"),
    duty="identity-access",
    severity="high",
    also=("AWS-0342", "IAM_POLICY_NO_WILDCARD_RESOURCE_ON_PASSROLE", "IAM_ROLE_NO_WILDCARD_RESOURCE_ON_PASSROLE"),
    controls=("AC-3", "AC-6", "AC-6(1)"),
)


def run(holder: Any, world: World) -> Result:
    documents = [holder.PolicyDocument, *(policy.PolicyDocument for policy in holder.Policies)]
    answer = first(lambda document: world.iam.allows_privilege(document, ("iam:PassRole",)), documents)
    return failed("every role may be passed", at=answer.at) if answer else passed()


EXAMPLES = """
# pass: what it needs
Type: AWS::IAM::ManagedPolicy
Properties:
  PolicyDocument: {Statement: [{Effect: Allow, Action: "iam:PassRole", Resource: "arn:aws:iam::1:role/worker"}]}
---
# fail: on everything
Type: AWS::IAM::ManagedPolicy
Properties:
  PolicyDocument: {Statement: [{Effect: Allow, Action: "iam:PassRole", Resource: "*"}]}
---
# fail: inline in a group
Type: AWS::IAM::Group
Properties:
  Policies:
    - PolicyName: all
      PolicyDocument: {Statement: [{Effect: Allow, Action: "iam:PassRole", Resource: "*"}]}
---
# undetermined: the document is a parameter
Type: AWS::IAM::ManagedPolicy
Properties: {PolicyDocument: !Ref Document}
"""
