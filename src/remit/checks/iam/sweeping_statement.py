"""Customer policies name the actions and resources that they allow.

Why: `s3:*` grants what AWS adds tomorrow, and `NotAction` everything that nobody thought of; with the statement the
next reader cannot tell what the holder does.

Fix: replace it by the actions that are used (IAM Access Analyzer generates them from CloudTrail, `remit unused` tells
those that never were). It takes effect at once, so try it on a copy of the role first.

Note: this reads the wording, as other tools do, whatever resource and condition stand beside it. What a policy gives in
effect is asked by iam.admin-policy, iam.passes-any-role, iam.escalation-to-admin and their like.

Links:
- https://docs.aws.amazon.com/config/latest/developerguide/iam-policy-no-statements-with-full-access.html
- https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html
- https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, failed, first, passed

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World

META = Meta(
    type=("AWS::IAM::ManagedPolicy", "AWS::IAM::Role", "AWS::IAM::User", "AWS::IAM::Group"),
    duty="identity-access",
    severity="low",
    controls=("AC-2", "AC-3", "AC-5", "AC-6", "AC-6(3)"),
)

MEMBERS = {
    "service": {
        "wording": "every action of a service",
        "also": (
            "IAM.21",
            "config:iam-policy-no-statements-with-full-access",
            "IAM_MANAGEDPOLICY_NO_STATEMENTS_WITH_FULL_ACCESS",
            "IAM_POLICY_NO_STATEMENTS_WITH_FULL_ACCESS",
            "IAM_ROLE_NO_WILDCARD_ACTIONS_ON_PERMISSIONS",
        ),
    },
    "s3": {"wording": "every action of S3", "severity": "medium", "also": ("AWS-0345",)},
    "wildcard": {"wording": "a wildcard in an action", "also": ("AWS-0057", "AWS-0114", "AWS-0120")},
    "not-action": {
        "wording": "NotAction",
        "severity": "medium",
        "also": ("IAM_ROLE_OR_POLICY_NO_ALLOW_PLUS_NOT_ACTION",),
    },
    "not-resource": {
        "wording": "NotResource",
        "severity": "medium",
        "also": ("IAM_ROLE_OR_POLICY_NO_ALLOW_PLUS_NOT_RESOURCE",),
    },
}


def run(holder: Any, world: World, member: dict[str, Any]) -> Result:
    documents = [holder.PolicyDocument, *(policy.PolicyDocument for policy in holder.Policies)]
    answer = first(lambda document: world.iam.allows_by(document, member["wording"]), documents)
    return failed(answer.reason, at=answer.at) if answer else passed()


EXAMPLES = """
# pass: what it needs
Type: AWS::IAM::ManagedPolicy
Properties:
  PolicyDocument:
    Statement: [{Effect: Allow, Action: "s3:Get", Resource: "*"}, {Effect: Deny, NotAction: "s3:*", Resource: "*"}]
---
# pass[service]: a common prefix is not the whole service
Type: AWS::IAM::ManagedPolicy
Properties: {PolicyDocument: {Statement: [{Effect: Allow, Action: "ec2:Describe*", Resource: "*"}]}}
---
# fail[service]: on one bucket only, still all that S3 can do
Type: AWS::IAM::ManagedPolicy
Properties: {PolicyDocument: {Statement: [{Effect: Allow, Action: "s3:*", Resource: "arn:aws:s3:::catalogue/*"}]}}
---
# fail[not-action]: inline in a role
Type: AWS::IAM::Role
Properties:
  Policies: [{PolicyName: rest, PolicyDocument: {Statement: [{Effect: Allow, NotAction: "iam:*", Resource: "*"}]}}]
---
# undetermined: the document is a parameter
Type: AWS::IAM::ManagedPolicy
Properties: {PolicyDocument: !Ref Document}
"""
