"""The root user is not used for daily work.

Why: no policy of the account binds the root user. Whatever its session does, or whoever takes it over, may do all.

Fix: sign in through IAM Identity Center, or as a role; keep the root user for the few tasks that need it. Those are
rare, so that a use within 30 days deserves a look in CloudTrail.

Links:
- https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-best-practices.html
- https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-tasks.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World
    from remit.schema.stubs.remit_iam import RootUser

META = Meta(
    type="Remit::IAM::RootUser",
    duty="identity-access",
    severity="high",
    also=("CIS-5.0:1.6", "iam_avoid_root_usage", "AWS-0140"),
    controls=("AC-2", "AC-6", "AC-6(2)", "AC-6(7)"),
)

DAYS = 30


def run(root: RootUser, world: World) -> Result:
    def is_recent(used: Any) -> bool:
        return bool(used) and world.days_since(used, of=root) < DAYS

    return expect(not some(is_recent, (root.PasswordLastUsed, root.AccessKeyLastUsed)), "it was used within 30 days")


EXAMPLES = """
# pass: last used years ago
Taken: 2026-06-30
Type: Remit::IAM::RootUser
Properties: {PasswordLastUsed: "2023-01-31T09:00:00Z"}
---
# pass: never
Taken: 2026-06-30
Type: Remit::IAM::RootUser
---
# fail: yesterday
Taken: 2026-06-30
Type: Remit::IAM::RootUser
Properties: {PasswordLastUsed: "2026-06-29T09:00:00Z"}
---
# undetermined: the credential report was refused
Taken: 2026-06-30
Type: Remit::IAM::RootUser
Properties: {PasswordLastUsed: !Ref Refused}
"""
