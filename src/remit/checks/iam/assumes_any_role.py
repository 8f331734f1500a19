"""Policies let nobody take on any role.

Why: who may assume every role can become the strongest one whose trust policy names the account, and in other accounts
every role that trusts this one.

Fix: name the roles in `Resource` of `sts:AssumeRole`. It takes effect at once.

Note: which roles do let somebody in, trust policies counted, `remit paths` tells.

Links:
- https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_permissions-to-switch.html
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
    severity="medium",
    also=("iam_no_custom_policy_permissive_role_assumption",),
    controls=("AC-3", "AC-6", "AC-6(1)"),
)


def run(holder: Any, world: World) -> Result:
    documents = [holder.PolicyDocument, *(policy.PolicyDocument for policy in holder.Policies)]
    answer = first(lambda document: world.iam.allows_privilege(document, ("sts:AssumeRole",)), documents)
    return failed("every role may be assumed", at=answer.at) if answer else passed()


EXAMPLES = """
# pass: one role
Type: AWS::IAM::ManagedPolicy
Properties:
  PolicyDocument: {Statement: [{Effect: Allow, Action: "sts:AssumeRole", Resource: "arn:aws:iam::1:role/deploys"}]}
---
# fail: on everything
Type: AWS::IAM::ManagedPolicy
Properties:
  PolicyDocument: {Statement: [{Effect: Allow, Action: "sts:*", Resource: "*"}]}
---
# fail: inline in a group
Type: AWS::IAM::Group
Properties:
  Policies:
    - PolicyName: all
      PolicyDocument: {Statement: [{Effect: Allow, Action: "sts:AssumeRole", Resource: "arn:aws:iam::*:role/*"}]}
---
# undetermined: the document is a parameter
Type: AWS::IAM::ManagedPolicy
Properties: {PolicyDocument: !Ref Document}
"""
