"""Secrets are encrypted with a key of the customer.

Why: secrets are encrypted anyway. With a key of your own, reading one takes a second permission, and accounts that
share it can be named in the key's policy.

Fix: set `KmsKeyId` to a key of your own. It holds for the versions from then on; readers need `kms:Decrypt`, requests
are billed.

Links:
- https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.secretsmanager import Secret

META = Meta(
    type="AWS::SecretsManager::Secret",
    duty="key-custody",
    severity="low",
    also=("config:secretsmanager-using-cmk", "CKV_AWS_149", "AWS-0098", "SECRETSMANAGER_USING_CMK"),
    controls=("SC-12", "SC-28(1)", "AC-3"),
)


def run(secret: Secret) -> Result:
    return expect(secret.KmsKeyId and secret.KmsKeyId != "alias/aws/secretsmanager", "its key is AWS's")


EXAMPLES = """
# pass: a key of the account
Type: AWS::SecretsManager::Secret
Properties: {Name: orders, KmsKeyId: alias/orders}
---
# fail: AWS's by default
Type: AWS::SecretsManager::Secret
Properties: {Name: orders}
---
# undetermined: a parameter
Type: AWS::SecretsManager::Secret
Properties: {Name: orders, KmsKeyId: !Ref Key}
"""
