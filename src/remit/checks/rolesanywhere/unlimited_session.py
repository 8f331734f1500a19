"""Profiles of IAM Roles Anywhere limit what their sessions may do.

Why: whoever holds a certificate of the trust anchor gets the whole role through the profile. A session policy keeps a
stolen certificate from more than the machine needs.

Fix: set `SessionPolicy`, or `ManagedPolicyArns`, to what the machines need. It holds for new sessions; what the role
itself does not allow stays forbidden.

Links:
- https://docs.aws.amazon.com/rolesanywhere/latest/userguide/security-best-practices.html
- https://docs.aws.amazon.com/rolesanywhere/latest/APIReference/API_CreateProfile.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from remit.schema.stubs.rolesanywhere import Profile

META = Meta(
    type="AWS::RolesAnywhere::Profile",
    duty="identity-access",
    severity="medium",
    also=("rolesanywhere_profile_restricts_session_permissions",),
    controls=("AC-6", "AC-6(1)", "AC-3"),
)


def run(profile: Profile) -> Result:
    limits = (profile.SessionPolicy, profile.ManagedPolicyArns)
    return expect(some(bool, limits), "a session may do all that the role may")


EXAMPLES = """
# pass: a policy for the session
Type: AWS::RolesAnywhere::Profile
Properties: {Name: backup, RoleArns: [role], ManagedPolicyArns: ["arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"]}
---
# fail: none
Type: AWS::RolesAnywhere::Profile
Properties: {Name: backup, RoleArns: [role]}
---
# undetermined: a parameter
Type: AWS::RolesAnywhere::Profile
Properties: {Name: backup, RoleArns: [role], SessionPolicy: !Ref Policy}
"""
