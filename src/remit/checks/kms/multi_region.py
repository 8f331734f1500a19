"""Keys stay in one Region unless recovery needs them elsewhere.

Why: a multi-Region key decrypts in every Region that has a replica, with a policy of its own in each: one careless
replica undoes the others.

Fix: make a key without `MultiRegion` and move the data to it; the property of a key cannot be changed. Waive a key
that is replicated for recovery.

Links:
- https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-overview.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.kms import Key

META = Meta(
    type="AWS::KMS::Key",
    duty="key-custody",
    severity="info",
    also=("kms_cmk_not_multi_region",),
    controls=("SC-12", "AC-3"),
)


def run(key: Key) -> Result:
    return expect(not key.MultiRegion, "it can be replicated to other Regions")


EXAMPLES = """
# pass: one Region
Type: AWS::KMS::Key
Properties: {MultiRegion: false}
---
# fail: many
Type: AWS::KMS::Key
Properties: {MultiRegion: true}
---
# undetermined: a parameter
Type: AWS::KMS::Key
Properties: {MultiRegion: !Ref Everywhere}
"""
