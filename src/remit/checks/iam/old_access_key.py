"""Access keys are replaced within 90 days.

Why: a key is copied into files, logs and images, and whoever finds an old one can use it as long as it works.

Fix: make a second key, put it where the first is used, deactivate the first, watch for a day, delete it. Better: use a
role, whose credentials expire by themselves.

Links:
- https://docs.aws.amazon.com/IAM/latest/UserGuide/id-credentials-access-keys-update.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable, or_default, some

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World
    from remit.schema.stubs.iam import User

META = Meta(
    type="AWS::IAM::User",
    duty="identity-access",
    severity="medium",
    also=("IAM.3", "CIS-5.0:1.13", "config:access-keys-rotated", "iam_rotate_access_key_90_days", "AWS-0146"),
    controls=("AC-2(1)", "AC-2(3)", "IA-5(1)"),
)

MOST_DAYS = 90


def run(user: User, world: World) -> Result:
    if not user.Credentials:
        return not_applicable("only a key that exists has an age")
    old = some(lambda key: is_active(key) and world.days_since(key.LastRotated, of=user) > MOST_DAYS, user.AccessKeys)
    return expect(not old, "an active access key is older than 90 days")


def is_active(key: Any) -> bool:
    return bool(or_default(key.Status, "Active") == "Active")


EXAMPLES = """
# pass: made a month ago
Taken: 2026-06-30
Type: AWS::IAM::User
Properties:
  {Credentials: {MfaActive: true}, AccessKeys: [{Id: AKIA1, Status: Active, LastRotated: "2026-06-01T10:00:00Z"}]}
---
# pass: the old one is switched off
Taken: 2026-06-30
Type: AWS::IAM::User
Properties:
  {Credentials: {MfaActive: true}, AccessKeys: [{Id: AKIA1, Status: Inactive, LastRotated: "2025-06-01T10:00:00Z"}]}
---
# fail: a year old
Taken: 2026-06-30
Type: AWS::IAM::User
Properties:
  {Credentials: {MfaActive: true}, AccessKeys: [{Id: AKIA1, Status: Active, LastRotated: "2025-06-01T10:00:00Z"}]}
---
# not-applicable: a template knows no age
Type: AWS::IAM::User
---
# undetermined: the credential report was refused
Taken: 2026-06-30
Type: AWS::IAM::User
Properties: {Credentials: !Ref Refused, AccessKeys: !Ref Refused}
"""
