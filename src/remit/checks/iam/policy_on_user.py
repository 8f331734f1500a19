"""IAM users get their permissions through groups, not directly.

Why: permissions given one by one to people are never taken back together; a group shows what a job may do and leaves
with it.

Fix: attach the policies to a group and add the user to it, then remove them from the user. Better: federate people
and give roles. Nothing is interrupted when the group comes first.

Links:
- https://docs.aws.amazon.com/IAM/latest/UserGuide/id_groups.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from remit.schema.stubs.iam import User

META = Meta(
    type="AWS::IAM::User",
    duty="identity-access",
    severity="low",
    also=(
        "IAM.2",
        "CIS-5.0:1.14",
        "config:iam-user-no-policies-check",
        "iam_policy_attached_only_to_group_or_roles",
        "CKV_AWS_40",
        "AWS-0143",
        "IAM_USER_NO_POLICIES_CHECK",
        "IAM_NO_POLICY_ON_USER",
    ),
    controls=("AC-2", "AC-3", "AC-6"),
)


def run(user: User) -> Result:
    return expect(not some(bool, (user.Policies, user.ManagedPolicyArns)), "a policy is attached to the user itself")


EXAMPLES = """
# pass: through a group
Type: AWS::IAM::User
Properties: {Groups: [operators]}
---
# fail: a managed policy of its own
Type: AWS::IAM::User
Properties: {ManagedPolicyArns: ["arn:aws:iam::aws:policy/ReadOnlyAccess"]}
---
# undetermined: the list is a parameter
Type: AWS::IAM::User
Properties: {ManagedPolicyArns: !Ref Arns}
"""
