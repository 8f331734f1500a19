"""Roles that nobody uses are removed.

Why: a role that is not used still trusts whom it trusted. Nobody watches it, and its permissions wait for whoever gets
at one of those that may assume it.

Fix: look at what was tied to it (the console's Last activity), then delete it. One that is kept for an emergency is
better waived, with an owner.

Links:
- https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_manage_delete.html
- https://docs.aws.amazon.com/IAM/latest/APIReference/API_RoleLastUsed.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable, or_default

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.iam import Role

META = Meta(
    type="AWS::IAM::Role",
    duty="identity-access",
    severity="low",
    controls=("AC-2", "AC-2(3)", "AC-6"),
)

MOST_DAYS = 90
OF_AWS = ("/aws-service-role/", "/aws-reserved/")


def run(role: Role, world: World) -> Result:
    if not role.CreateDate:
        return not_applicable("only a role that exists is used or not")
    if or_default(role.Path, "/").startswith(OF_AWS[0]) or or_default(role.Path, "/").startswith(OF_AWS[1]):
        return not_applicable("it belongs to a service of AWS")
    idle = world.days_since(or_default(role.RoleLastUsed.LastUsedDate, role.CreateDate), of=role)
    return expect(idle <= MOST_DAYS, "it has not been used for more than 90 days")


EXAMPLES = """
# pass: used this month
Taken: 2026-06-30
Type: AWS::IAM::Role
Properties: {CreateDate: "2020-01-01T00:00:00Z", RoleLastUsed: {LastUsedDate: "2026-06-20T08:00:00Z"}}
---
# pass: too young to tell
Taken: 2026-06-30
Type: AWS::IAM::Role
Properties: {CreateDate: "2026-06-01T00:00:00Z", RoleLastUsed: {}}
---
# fail: never used in a year
Taken: 2026-06-30
Type: AWS::IAM::Role
Properties: {CreateDate: "2025-06-01T00:00:00Z", RoleLastUsed: {}}
---
# not-applicable: a template knows no use
Type: AWS::IAM::Role
---
# undetermined: nobody knows when the account was read
Type: AWS::IAM::Role
Properties: {CreateDate: "2025-06-01T00:00:00Z", RoleLastUsed: {}}
"""
