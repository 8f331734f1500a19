"""Policies let nobody decrypt with every key of the account.

Why: keys divide the account's data. Who may use them all, and may read an encrypted backup or snapshot somewhere,
reads everything.

Fix: name the keys in `Resource` of `kms:Decrypt` and `kms:ReEncryptFrom`, or narrow them by `kms:ViaService`. It
takes effect at once.

Links:
- https://docs.aws.amazon.com/securityhub/latest/userguide/kms-controls.html
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
    severity="medium",
    also=(
        "KMS.1",
        "KMS.2",
        "config:iam-customer-policy-blocked-kms-actions",
        "config:iam-inline-policy-blocked-kms-actions",
    ),
    controls=("AC-2", "AC-3", "AC-5", "AC-6", "AC-6(3)", "SC-12"),
)


def run(holder: Any, world: World) -> Result:
    documents = [holder.PolicyDocument, *(policy.PolicyDocument for policy in holder.Policies)]
    answer = first(lambda each: world.iam.allows_privilege(each, ("kms:Decrypt", "kms:ReEncryptFrom")), documents)
    return failed("every key may be used to decrypt", at=answer.at) if answer else passed()


EXAMPLES = """
# pass: what it needs
Type: AWS::IAM::ManagedPolicy
Properties:
  PolicyDocument: {Statement: [{Effect: Allow, Action: "kms:Decrypt", Resource: "arn:aws:kms:eu-central-1:1:key/1"}]}
---
# fail: on everything
Type: AWS::IAM::ManagedPolicy
Properties:
  PolicyDocument: {Statement: [{Effect: Allow, Action: "kms:Decrypt", Resource: "*"}]}
---
# fail: inline in a group
Type: AWS::IAM::Group
Properties:
  Policies:
    - PolicyName: all
      PolicyDocument: {Statement: [{Effect: Allow, Action: "kms:Decrypt", Resource: "*"}]}
---
# undetermined: the document is a parameter
Type: AWS::IAM::ManagedPolicy
Properties: {PolicyDocument: !Ref Document}
"""
