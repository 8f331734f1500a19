"""IAM users have at most one active access key.

Why: a second key is a second secret to lose, and one that nobody rotates because the first one still works.

Fix: deactivate the key that is not used (its last use is in the IAM console), wait, and delete it. Two keys belong
together only for the day of a rotation.

Links:
- https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html
- https://docs.aws.amazon.com/IAM/latest/UserGuide/id-credentials-access-keys-update.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, every, expect, or_default

if TYPE_CHECKING:
    from typing import Any

    from remit.schema.stubs.iam import User

META = Meta(
    type="AWS::IAM::User",
    duty="identity-access",
    severity="low",
    also=("CIS-5.0:1.12", "iam_user_two_active_access_key", "AWS-0167"),
    controls=("AC-2", "IA-5"),
)


TWO = 2  # the most that IAM allows a user


def run(user: User) -> Result:
    keys = user.AccessKeys
    return expect(len(keys) < TWO or not every(is_active, keys), "both access keys are active")


def is_active(key: Any) -> bool:
    return bool(or_default(key.Status, "Active") == "Active")


EXAMPLES = """
# pass: one of the two is switched off
Type: AWS::IAM::User
Properties: {AccessKeys: [{Id: AKIA1, Status: Active}, {Id: AKIA2, Status: Inactive}]}
---
# pass: no key at all
Type: AWS::IAM::User
---
# fail: both work
Type: AWS::IAM::User
Properties: {AccessKeys: [{Id: AKIA1, Status: Active}, {Id: AKIA2, Status: Active}]}
---
# undetermined: the state of the second is not known
Type: AWS::IAM::User
Properties: {AccessKeys: [{Id: AKIA1, Status: Active}, {Id: AKIA2, Status: !Ref Refused}]}
"""
