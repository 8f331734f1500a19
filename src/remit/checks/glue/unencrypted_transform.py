"""Machine-learning transforms encrypt what users taught them.

Why: labels that users give are samples of the data.

Fix: ask for SSE-KMS of user data in the transform's encryption. The transform is made again and taught again.

Links:
- https://docs.aws.amazon.com/glue/latest/dg/encryption-at-rest.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/glue-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.glue import MLTransform

META = Meta(
    type="AWS::Glue::MLTransform",
    duty="rest-encryption",
    severity="medium",
    also=("Glue.3", "config:glue-ml-transform-encrypted-at-rest", "glue_ml_transform_encrypted_at_rest"),
    controls=("CP-9(8)", "SC-13", "SC-28"),
)


def run(transform: MLTransform) -> Result:
    mode = transform.TransformEncryption.MLUserDataEncryption.MLUserDataEncryptionMode
    return expect(mode == "SSE-KMS", "what users taught it is not encrypted")


EXAMPLES = """
# pass: encrypted
Type: AWS::Glue::MLTransform
Properties: {Role: role, TransformEncryption: {MLUserDataEncryption: {MLUserDataEncryptionMode: SSE-KMS}}}
---
# fail: not by default
Type: AWS::Glue::MLTransform
Properties: {Role: role}
---
# undetermined: a parameter
Type: AWS::Glue::MLTransform
Properties: {Role: role, TransformEncryption: {MLUserDataEncryption: {MLUserDataEncryptionMode: !Ref Mode}}}
"""
