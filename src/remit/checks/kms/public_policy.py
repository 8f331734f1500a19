"""Key policies let in only who is named.

Why: who may use a key reads what it encrypts, who may administer it can destroy that for ever. A policy open to
everyone gives both to strangers.

Fix: in `KeyPolicy` name the accounts and roles, or narrow `AWS: "*"` by `kms:CallerAccount` and `kms:ViaService`. It
takes effect within minutes and costs nothing; whoever used the key through the opening is refused.

Links:
- https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html
- https://docs.aws.amazon.com/kms/latest/developerguide/determining-access.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, failed, passed

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.kms import Key, ReplicaKey

META = Meta(
    type=("AWS::KMS::Key", "AWS::KMS::ReplicaKey"),
    duty="key-custody",
    severity="critical",
    also=(
        "KMS.5",
        "config:kms-key-policy-no-public-access",
        "CKV_AWS_33",
        "kms_key_not_publicly_accessible",
        "KMS_NO_WILDCARD_PRINCIPAL",
    ),
    controls=(
        "AC-3",
        "AC-4",
        "AC-6",
        "SC-12",
    ),
)


def run(key: Key | ReplicaKey, world: World) -> Result:
    answer = world.iam.allows_anyone(key.KeyPolicy)
    return failed(answer.reason, at=answer.at) if answer else passed()


EXAMPLES = """
# pass: the account itself
Type: AWS::KMS::Key
Properties:
  KeyPolicy:
    Statement: [{Effect: Allow, Principal: {AWS: "arn:aws:iam::111122223333:root"}, Action: "kms:*", Resource: "*"}]
---
# fail: everyone
Type: AWS::KMS::Key
Properties: {KeyPolicy: {Statement: [{Effect: Allow, Principal: "*", Action: "kms:Decrypt", Resource: "*"}]}}
---
# fail: everyone, by its copy in another Region
Type: AWS::KMS::ReplicaKey
Properties:
  PrimaryKeyArn: arn:aws:kms:eu-west-1:111122223333:key/mrk-1234abcd12ab34cd56ef1234567890ab
  KeyPolicy: {Statement: [{Effect: Allow, Principal: "*", Action: "kms:Decrypt", Resource: "*"}]}
---
# undetermined: the policy is a parameter
Type: AWS::KMS::Key
Properties: {KeyPolicy: !Ref Policy}
"""
