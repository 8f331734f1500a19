"""Customer policies do not allow everything on everything.

Why: whoever holds a policy with all actions on all resources is an administrator, and so is everybody who can become
them; one leaked key is then the whole account.

Fix: replace `Action: "*"` on `Resource: "*"` by the actions that are used (IAM Access Analyzer generates them from
CloudTrail). It takes effect at once, so try it on a copy of the role first.

Links:
- https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html
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
    severity="high",
    also=(
        "IAM.1",
        "CIS-5.0:1.15",
        "config:iam-policy-no-statements-with-admin-access",
        "iam_customer_attached_policy_no_administrative_privileges",
        "CKV_AWS_1",
        "CKV_AWS_62",
        "iam_inline_policy_no_administrative_privileges",
        "iam_customer_unattached_policy_no_administrative_privileges",
        "IAM_POLICY_NO_STATEMENTS_WITH_ADMIN_ACCESS",
    ),
    controls=("AC-3", "AC-5", "AC-6", "AC-6(3)"),
)


def run(holder: Any, world: World) -> Result:
    documents = [holder.PolicyDocument, *(policy.PolicyDocument for policy in holder.Policies)]
    answer = first(world.iam.allows_everything, documents)
    return failed("a policy allows every action on every resource", at=answer.at) if answer else passed()


EXAMPLES = """
# pass: what it needs
Type: AWS::IAM::ManagedPolicy
Properties:
  PolicyDocument: {Statement: [{Effect: Allow, Action: "s3:GetObject", Resource: "arn:aws:s3:::catalogue/*"}]}
---
# fail: an administrator by another name
Type: AWS::IAM::ManagedPolicy
Properties:
  PolicyDocument: {Statement: [{Effect: Allow, Action: "*", Resource: "*"}]}
---
# fail: inline in a role
Type: AWS::IAM::Role
Properties:
  AssumeRolePolicyDocument: {Statement: []}
  Policies:
    - PolicyName: reads
      PolicyDocument: {Statement: [{Effect: Allow, Action: "s3:GetObject", Resource: "*"}]}
    - PolicyName: everything
      PolicyDocument: {Statement: [{Effect: Allow, Action: "*", Resource: "*"}]}
---
# undetermined: the document is a parameter
Type: AWS::IAM::ManagedPolicy
Properties: {PolicyDocument: !Ref Document}
"""
