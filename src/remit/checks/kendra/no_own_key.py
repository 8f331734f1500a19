"""Search indexes are encrypted with a key that the customer controls.

Why: an index holds the text of all documents that it finds. With a key of your own, reading it also needs permission
for the key, each use is in CloudTrail, and disabling it closes the index at once.

Fix: name your key in `ServerSideEncryptionConfiguration.KmsKeyId`. The index is replaced and must be filled again.

Links:
- https://docs.aws.amazon.com/kendra/latest/dg/encryption-at-rest.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.kendra import Index

META = Meta(
    type="AWS::Kendra::Index",
    duty="key-custody",
    severity="low",
    also=("CKV_AWS_262", "KENDRA_INDEX_ENCRYPTION_KMS_KEY_ID_RULE"),
    controls=("SC-12", "SC-12(2)", "SC-28(1)"),
)


def run(index: Index) -> Result:
    return expect(
        index.ServerSideEncryptionConfiguration.KmsKeyId,
        "no key of the customer is named, so AWS alone controls the one that is used",
    )


EXAMPLES = """
# pass: a key of its own
Type: AWS::Kendra::Index
Properties: {Edition: DEVELOPER_EDITION, Name: docs, RoleArn: role, ServerSideEncryptionConfiguration: {KmsKeyId: key}}
---
# fail: none is named
Type: AWS::Kendra::Index
Properties: {Edition: DEVELOPER_EDITION, Name: docs, RoleArn: role}
---
# undetermined: a parameter
Type: AWS::Kendra::Index
Properties: {Name: docs, ServerSideEncryptionConfiguration: {KmsKeyId: !Ref Key}}
"""
