"""Permission sets do not make administrators, of the account or of IAM.

Why: a permission set is a role in every account that it is assigned in. With every action on every resource it is the
whole of each, for as many people as the group has.

Fix: attach managed policies for the job (`ManagedPolicies`), or name actions in `InlinePolicy`; keep one set for
administrators that few are assigned. It reaches the accounts when the set is provisioned again.

Links:
- https://docs.aws.amazon.com/singlesignon/latest/userguide/permissionsetsconcept.html
- https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World
    from remit.schema.stubs.sso import PermissionSet

META = Meta(
    type="AWS::SSO::PermissionSet",
    duty="identity-access",
    severity="medium",
    controls=("AC-3", "AC-5", "AC-6", "AC-6(3)"),
)

MEMBERS: dict[str, dict[str, Any]] = {
    "everything": {"policy": "AdministratorAccess", "also": ("CKV_AWS_1", "CKV_AWS_62", "CKV_AWS_274")},
    "iam": {"policy": "IAMFullAccess", "also": ("CKV2_AWS_56",)},
}


def run(permissions: PermissionSet, world: World, member: dict[str, Any]) -> Result:
    ways = (
        lambda: some(lambda policy: policy.endswith(":aws:policy/" + member["policy"]), permissions.ManagedPolicies),
        lambda: world.iam.allows_everything(permissions.InlinePolicy),
    )
    return expect(not some(lambda way: way(), ways), "whoever it is assigned to is an administrator")


EXAMPLES = """
# pass: read only
Type: AWS::SSO::PermissionSet
Properties: {Name: reads, ManagedPolicies: ["arn:aws:iam::aws:policy/ReadOnlyAccess"]}
---
# fail[everything]: AWS's policy for it
Type: AWS::SSO::PermissionSet
Properties: {Name: all, ManagedPolicies: ["arn:aws:iam::aws:policy/AdministratorAccess"]}
---
# fail[iam]: AWS's policy for all of IAM
Type: AWS::SSO::PermissionSet
Properties: {Name: people, ManagedPolicies: ["arn:aws:iam::aws:policy/IAMFullAccess"]}
---
# fail: inline
Type: AWS::SSO::PermissionSet
Properties: {Name: all, InlinePolicy: {Statement: [{Effect: Allow, Action: "*", Resource: "*"}]}}
---
# undetermined: a parameter
Type: AWS::SSO::PermissionSet
Properties: {Name: all, ManagedPolicies: [!Ref Policy]}
"""
