"""Keys get new material by rotation.

Why: the longer one key material is used, the more data depends on it. Rotation gives new material for what is
encrypted from then on and keeps the old for reading.

Fix: set `EnableKeyRotation: true` and, if a year is too long, `RotationPeriodInDays`. Nothing that uses the key
changes; the first two rotations are billed monthly.

Links:
- https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-kms-key.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable, or_default

if TYPE_CHECKING:
    from remit.schema.stubs.kms import Key

META = Meta(
    type="AWS::KMS::Key",
    duty="key-custody",
    severity="medium",
    also=(
        "KMS.4",
        "CIS-5.0:3.6",
        "config:cmk-backing-key-rotation-enabled",
        "CKV_AWS_7",
        "kms_cmk_rotation_enabled",
        "AWS-0065",
        "CMK_BACKING_KEY_ROTATION_ENABLED",
    ),
    controls=(
        "SC-12",
        "SC-12(2)",
        "SC-28(3)",
    ),
)


def run(key: Key) -> Result:
    if key.KeyManager == "AWS":
        return not_applicable("AWS manages the key and rotates it every year")
    # Symmetric encryption with material of KMS is the default (page of AWS::KMS::Key, KeySpec and Origin).
    if (
        or_default(key.KeySpec, "SYMMETRIC_DEFAULT") != "SYMMETRIC_DEFAULT"
        or or_default(key.Origin, "AWS_KMS") != "AWS_KMS"
    ):
        return not_applicable("KMS rotates symmetric keys with material of its own only")
    return expect(key.EnableKeyRotation, "its material is never rotated")


EXAMPLES = """
# pass: every year
Type: AWS::KMS::Key
Properties: {EnableKeyRotation: true}
---
# fail: never, unless told to
Type: AWS::KMS::Key
---
# undetermined: decided by a parameter that has no value
Type: AWS::KMS::Key
Properties: {EnableKeyRotation: !Ref Rotate}
---
# not-applicable: a key pair
Type: AWS::KMS::Key
Properties: {KeySpec: RSA_4096, KeyUsage: SIGN_VERIFY}
---
# not-applicable: imported material
Type: AWS::KMS::Key
Properties: {Origin: EXTERNAL}
"""
