"""Policies let nobody do everything in CloudTrail.

Why: who may stop a trail can work unseen; that is for the few who look after it.

Fix: allow reading (`cloudtrail:Get*`, `cloudtrail:List*`, `cloudtrail:LookupEvents`). It takes effect at once.

Links:
- https://docs.aws.amazon.com/awscloudtrail/latest/userguide/security_iam_id-based-policy-examples.html
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
    severity="medium",
    also=("iam_policy_no_full_access_to_cloudtrail", "iam_inline_policy_no_full_access_to_cloudtrail"),
    controls=("AC-3", "AC-6", "AU-9(4)"),
)


def run(holder: Any, world: World) -> Result:
    documents = [holder.PolicyDocument, *(policy.PolicyDocument for policy in holder.Policies)]
    answer = first(lambda document: world.iam.allows_any_action_of(document, ("cloudtrail",)), documents)
    return failed("every action of CloudTrail is allowed", at=answer.at) if answer else passed()


EXAMPLES = """
# pass: what it needs
Type: AWS::IAM::ManagedPolicy
Properties:
  PolicyDocument: {Statement: [{Effect: Allow, Action: "cloudtrail:LookupEvents", Resource: "*"}]}
---
# fail: on everything
Type: AWS::IAM::ManagedPolicy
Properties:
  PolicyDocument: {Statement: [{Effect: Allow, Action: "cloudtrail:*", Resource: "*"}]}
---
# fail: inline in a group
Type: AWS::IAM::Group
Properties:
  Policies:
    - PolicyName: all
      PolicyDocument: {Statement: [{Effect: Allow, Action: "cloudtrail:*", Resource: "*"}]}
---
# undetermined: the document is a parameter
Type: AWS::IAM::ManagedPolicy
Properties: {PolicyDocument: !Ref Document}
"""
