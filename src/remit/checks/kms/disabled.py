"""Keys that protect data can be used.

Why: what a disabled key protects cannot be read or restored; often nobody remembers until the restore.

Fix: set `Enabled: true`, or, if nothing needs the key any more, schedule its deletion. It takes effect within
minutes.

Links:
- https://docs.aws.amazon.com/kms/latest/developerguide/enabling-keys.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default

if TYPE_CHECKING:
    from remit.schema.stubs.kms import Key

META = Meta(
    type="AWS::KMS::Key",
    duty="key-custody",
    severity="low",
    also=("CKV_AWS_227",),
    controls=("SC-12",),
)


def run(key: Key) -> Result:
    return expect(or_default(key.Enabled, default=True), "it is disabled")


EXAMPLES = """
# pass: usable
Type: AWS::KMS::Key
Properties: {Enabled: true}
---
# fail: disabled
Type: AWS::KMS::Key
Properties: {Enabled: false}
---
# undetermined: a parameter
Type: AWS::KMS::Key
Properties: {Enabled: !Ref Enabled}
"""
