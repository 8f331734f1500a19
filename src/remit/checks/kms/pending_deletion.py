"""Keys are not waiting to be deleted unnoticed.

Why: with a key all data under it is lost for ever, backups included. The waiting period is the last chance to notice a
mistake or an attack.

Fix: `aws kms cancel-key-deletion`, then `enable-key`, unless CloudTrail shows that nothing has used the key for long;
then waive this until it is gone. It takes effect at once.

Links:
- https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html
- https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys-creating-cloudwatch-alarm.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable

if TYPE_CHECKING:
    from remit.schema.stubs.kms import Key

META = Meta(
    type="AWS::KMS::Key",
    duty="key-custody",
    severity="critical",
    also=(
        "KMS.3",
        "kms_cmk_not_deleted_unintentionally",
    ),
    controls=(
        "SC-12",
        "SC-12(2)",
        "CP-9",
    ),
)


def run(key: Key) -> Result:
    if not key.KeyState:
        return not_applicable("only a key that exists can be waiting for its deletion")
    return expect(key.KeyState != "PendingDeletion", "the key will be deleted, and what it encrypts with it")


EXAMPLES = """
# pass: in use
Type: AWS::KMS::Key
Properties: {KeyState: Enabled}
---
# fail: on its way out
Type: AWS::KMS::Key
Properties: {KeyState: PendingDeletion}
---
# not-applicable: a template shows no state
Type: AWS::KMS::Key
---
# undetermined: kms:DescribeKey was refused
Type: AWS::KMS::Key
Properties: {KeyState: !Ref Refused}
"""
