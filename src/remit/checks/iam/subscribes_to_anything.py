"""Policies let nobody buy just anything from AWS Marketplace.

Why: a subscription brings software, and often a role for it, of a seller whom nobody checked.

Fix: allow `aws-marketplace:Subscribe` to the few who buy, by `aws-marketplace:ProductId`. It takes effect at once.

Links:
- https://docs.aws.amazon.com/marketplace/latest/buyerguide/buyer-iam-users-groups-policies.html
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
    also=("iam_policy_no_wildcard_marketplace_subscribe", "iam_inline_policy_no_wildcard_marketplace_subscribe"),
    controls=("AC-3", "AC-6", "SA-9"),
)


def run(holder: Any, world: World) -> Result:
    documents = [holder.PolicyDocument, *(policy.PolicyDocument for policy in holder.Policies)]
    answer = first(lambda document: world.iam.allows_privilege(document, ("aws-marketplace:Subscribe",)), documents)
    return failed("any product may be subscribed to", at=answer.at) if answer else passed()


EXAMPLES = """
# pass: what it needs
Type: AWS::IAM::ManagedPolicy
Properties:
  PolicyDocument: {Statement: [{Effect: Allow, Action: "aws-marketplace:ViewSubscriptions", Resource: "*"}]}
---
# fail: on everything
Type: AWS::IAM::ManagedPolicy
Properties:
  PolicyDocument: {Statement: [{Effect: Allow, Action: "aws-marketplace:Subscribe", Resource: "*"}]}
---
# fail: inline in a group
Type: AWS::IAM::Group
Properties:
  Policies:
    - PolicyName: all
      PolicyDocument: {Statement: [{Effect: Allow, Action: "aws-marketplace:Subscribe", Resource: "*"}]}
---
# undetermined: the document is a parameter
Type: AWS::IAM::ManagedPolicy
Properties: {PolicyDocument: !Ref Document}
"""
