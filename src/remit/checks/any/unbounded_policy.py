"""Policies limit what is dangerous to the resources that it is for.

Why: an action that is allowed on every resource is allowed on those that nobody thought of: every secret, every
bucket, every role. Some of them, alone or together, make whoever has the policy somebody else.

Fix: name the resources of these actions in `Resource`, or limit them by a condition such as `aws:ResourceTag/…` or
`iam:PassedToService`. It takes effect at once; CloudTrail shows what was used. Actions that know no resource, for which
`*` is all that can be written, do not count.

Links:
- https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html
- https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, failed, first, passed

if TYPE_CHECKING:
    from typing import Any

    from remit.model import Answer, World

META = Meta(
    type=("AWS::IAM::ManagedPolicy", "AWS::IAM::Role", "AWS::IAM::User", "AWS::IAM::Group", "AWS::SSO::PermissionSet"),
    duty="identity-access",
    severity="medium",
    controls=("AC-3", "AC-6", "AC-6(1)"),
)

HANDS_OUT = (
    *("codeartifact:GetAuthorizationToken", "ec2:GetPasswordData", "iam:CreateAccessKey", "iam:CreateLoginProfile"),
    *("iam:CreateServiceSpecificCredential", "iam:ResetServiceSpecificCredential", "iam:UpdateLoginProfile"),
    *("lightsail:GetInstanceAccessDetails", "rds-db:connect", "redshift-serverless:GetCredentials"),
    *("redshift:GetClusterCredentials", "sts:AssumeRole", "sts:GetFederationToken"),
)
HOLDS_DATA = (
    *("dynamodb:Scan", "rds:CopyDBSnapshot", "rds:CreateDBSnapshot", "s3:GetObject", "secretsmanager:GetSecretValue"),
    *("ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath"),
)
PERMISSIONS = ("permissions",)
EVERY_LEVEL = ("permissions", "write", "tagging", "read", "list")

MEMBERS: dict[str, dict[str, Any]] = {
    "escalation": {
        "also": (
            *("CKV_AWS_110", "CKV_AWS_286"),
            *("iam_inline_policy_allows_privilege_escalation", "iam_policy_allows_privilege_escalation"),
        ),
        "what": "a known way to more permissions",
    },
    "credentials": {"also": ("CKV_AWS_107", "CKV_AWS_287"), "what": "getting credentials", "actions": HANDS_OUT},
    "data": {"also": ("CKV_AWS_108", "CKV_AWS_288"), "what": "reading what is kept", "actions": HOLDS_DATA},
    "permissions": {"also": ("CKV_AWS_109", "CKV_AWS_289"), "what": "managing permissions", "levels": PERMISSIONS},
    "write": {"also": ("CKV_AWS_111", "CKV_AWS_290"), "severity": "low", "what": "writing", "levels": ("write",)},
    "any": {
        "also": ("CKV_AWS_355", "CKV_AWS_356", "IAM_POLICYDOCUMENT_NO_WILDCARD_RESOURCE"),
        "severity": "info",
        "what": "what could be limited",
        "levels": EVERY_LEVEL,
    },
}


def run(holder: Any, world: World, member: dict[str, Any]) -> Result:
    documents = [holder.PolicyDocument, holder.InlinePolicy, *(policy.PolicyDocument for policy in holder.Policies)]
    answer = first(lambda document: asked(document, world, member), documents)
    return failed(member["what"] + " is allowed on all resources", at=answer.at) if answer else passed()


def asked(document: Any, world: World, member: dict[str, Any]) -> Answer:
    if "levels" in member:
        return world.iam.allows_level(document, member["levels"])
    if "actions" in member:
        return world.iam.allows_privilege(document, member["actions"])
    return world.iam.allows_escalation(document)


EXAMPLES = """
# pass: one bucket
Type: AWS::IAM::ManagedPolicy
Properties:
  PolicyDocument: {Statement: [{Effect: Allow, Action: "s3:*", Resource: "arn:aws:s3:::catalogue/*"}]}
---
# pass: what knows no resource
Type: AWS::IAM::ManagedPolicy
Properties:
  PolicyDocument: {Statement: [{Effect: Allow, Action: "ec2:DescribeInstances", Resource: "*"}]}
---
# fail: all at once
Type: AWS::IAM::ManagedPolicy
Properties: {PolicyDocument: {Statement: [{Effect: Allow, Action: "*", Resource: "*"}]}}
---
# undetermined: the document is a parameter
Type: AWS::IAM::ManagedPolicy
Properties: {PolicyDocument: !Ref Document}
"""
