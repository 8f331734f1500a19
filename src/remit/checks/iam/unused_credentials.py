"""Passwords and access keys that nobody uses are removed.

Why: nobody misses a credential that is not used, so nobody notices when somebody else uses it.

Fix: delete the password (`aws iam delete-login-profile`), deactivate the key and delete it later. The user keeps its
policies and groups.

Links:
- https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_finding-unused.html
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
    controls=("AC-2", "AC-2(1)", "AC-2(3)", "AC-6"),
)

MEMBERS = {
    "45": {
        "days": 45,
        "also": ("IAM.22", "config:iam-user-unused-credentials-check-45", "CIS-5.0:1.11", "AWS-0166"),
    },
    "90": {"days": 90, "also": ("IAM.8", "config:iam-user-unused-credentials-check", "AWS-0144")},
    "password": {"days": 45, "only": "password", "also": ("iam_user_console_access_unused",)},
    "key": {"days": 45, "only": "key", "also": ("iam_user_accesskey_unused",)},
}


def run(user: User, world: World, member: dict[str, Any]) -> Result:
    if not user.Credentials:
        return not_applicable("only a credential that exists is used or not")
    told = user.Credentials

    def is_idle(used: Any, made: Any) -> bool:
        return bool(world.days_since(or_default(used, made), of=user) > member["days"])

    ways = {
        "password": lambda: told.PasswordEnabled and is_idle(told.PasswordLastUsed, told.PasswordLastChanged),
        "key": lambda: some(lambda key: is_active(key) and is_idle(key.LastUsed, key.LastRotated), user.AccessKeys),
    }
    asked = [way for name, way in ways.items() if member.get("only", name) == name]
    return expect(not some(lambda way: way(), asked), "a password or an access key has not been used for long")


def is_active(key: Any) -> bool:
    return bool(or_default(key.Status, "Active") == "Active")


EXAMPLES = """
# pass: used last week
Taken: 2026-06-30
Type: AWS::IAM::User
Properties: {Credentials: {PasswordEnabled: true, PasswordLastChanged: "2020-01-01", PasswordLastUsed: "2026-06-24"}}
---
# fail[key]: never used since it was made
Taken: 2026-06-30
Type: AWS::IAM::User
Properties:
  {Credentials: {PasswordEnabled: false}, AccessKeys: [{Id: AKIA1, Status: Active, LastRotated: "2026-01-01"}]}
---
# pass[password]: it has none
Taken: 2026-06-30
Type: AWS::IAM::User
Properties:
  {Credentials: {PasswordEnabled: false}, AccessKeys: [{Id: AKIA1, Status: Active, LastRotated: "2026-01-01"}]}
---
# fail: password and key, both for more than half a year
Taken: 2026-06-30
Type: AWS::IAM::User
Properties:
  Credentials: {PasswordEnabled: true, PasswordLastChanged: "2020-01-01", PasswordLastUsed: "2025-06-24"}
  AccessKeys: [{Id: AKIA1, Status: Active, LastRotated: "2026-01-01"}]
---
# not-applicable: a template knows no use
Type: AWS::IAM::User
---
# undetermined: the credential report was refused
Taken: 2026-06-30
Type: AWS::IAM::User
Properties: {Credentials: !Ref Refused, AccessKeys: !Ref Refused}
"""
