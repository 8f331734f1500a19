"""Roles, users and groups are not administrators by a managed policy.

Why: AWS's managed policies for administrators allow more than any job needs; whoever gets the credentials gets the
account with them.

Fix: detach the policy and attach one with the actions that are used (IAM Access Analyzer generates it from
CloudTrail). It takes effect at once, so try it on a copy first.

Links:
- https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html
- https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from typing import Any

META = Meta(
    type=("AWS::IAM::Role", "AWS::IAM::User", "AWS::IAM::Group"),
    duty="identity-access",
    severity="high",
    controls=("AC-3", "AC-6", "AC-6(3)"),
)


MEMBERS = {
    "AdministratorAccess": {
        "policies": ("AdministratorAccess",),
        "also": (
            "CKV_AWS_274",
            "CKV_AWS_275",
            "iam_role_administratoraccess_policy",
            "iam_user_administrator_access_policy",
            "iam_group_administrator_access_policy",
            "iam_aws_attached_policy_no_administrative_privileges",
            "IAM_ROLE_ADMINISTRATOR_ACCESS_POLICY_RULE",
        ),
    },
    "IAMFullAccess": {
        "policies": ("IAMFullAccess",),
        "also": ("CKV2_AWS_56", "IAM_ROLE_ELEVATED_MANAGED_POLICY_RULE"),
    },
    "AWSCloudShellFullAccess": {
        "policies": ("AWSCloudShellFullAccess",),
        "severity": "medium",
        "also": (
            "IAM.27",
            "CIS-5.0:1.21",
            "config:iam-policy-blacklisted-check",
            "iam_policy_cloudshell_admin_not_attached",
        ),
    },
    "PowerUserAccess": {
        "policies": ("PowerUserAccess",),
        "severity": "medium",
        "also": ("IAM_ROLE_ELEVATED_MANAGED_POLICY_RULE",),
    },
}


def run(holder: Any, member: dict[str, Any]) -> Result:
    names = member["policies"]
    attached = some(lambda arn: some(lambda name: arn.endswith(":aws:policy/" + name), names), holder.ManagedPolicyArns)
    return expect(not attached, "the managed policy is attached")


EXAMPLES = """
# pass: what it needs
Type: AWS::IAM::Role
Properties: {ManagedPolicyArns: ["arn:aws:iam::aws:policy/ReadOnlyAccess"]}
---
# pass: a policy of one's own, which is judged by itself
Resources:
  Own: {Type: AWS::IAM::ManagedPolicy, Properties: {PolicyDocument: {Statement: []}}}
  Role: {Type: AWS::IAM::Role, Properties: {ManagedPolicyArns: [!Ref Own]}}
---
# fail[AdministratorAccess]: everything
Type: AWS::IAM::Role
Properties: {ManagedPolicyArns: ["arn:aws:iam::aws:policy/AdministratorAccess"]}
---
# undetermined: the list is a parameter
Type: AWS::IAM::Role
Properties: {ManagedPolicyArns: !Ref Arns}
"""
