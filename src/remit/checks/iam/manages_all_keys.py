"""Policies let nobody do everything in KMS.

Why: who may do everything with every key can read what they protect and destroy it for good.

Fix: split the use of keys from their administration and name the keys. It takes effect at once.

Links:
- https://docs.aws.amazon.com/kms/latest/developerguide/iam-policies-best-practices.html
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
    also=("iam_policy_no_full_access_to_kms", "iam_inline_policy_no_full_access_to_kms"),
    controls=("AC-3", "AC-5", "AC-6", "SC-12"),
)


def run(holder: Any, world: World) -> Result:
    documents = [holder.PolicyDocument, *(policy.PolicyDocument for policy in holder.Policies)]
    answer = first(lambda document: world.iam.allows_any_action_of(document, ("kms",)), documents)
    return failed("every action of KMS is allowed", at=answer.at) if answer else passed()


EXAMPLES = """
# pass: what it needs
Type: AWS::IAM::ManagedPolicy
Properties:
  PolicyDocument: {Statement: [{Effect: Allow, Action: "kms:Encrypt", Resource: "*"}]}
---
# fail: on everything
Type: AWS::IAM::ManagedPolicy
Properties:
  PolicyDocument: {Statement: [{Effect: Allow, Action: "kms:*", Resource: "*"}]}
---
# fail: inline in a group
Type: AWS::IAM::Group
Properties:
  Policies:
    - PolicyName: all
      PolicyDocument: {Statement: [{Effect: Allow, Action: "kms:*", Resource: "*"}]}
---
# undetermined: the document is a parameter
Type: AWS::IAM::ManagedPolicy
Properties: {PolicyDocument: !Ref Document}
"""
