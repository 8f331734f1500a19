"""Policies name actions that AWS has.

Why: IAM takes any word for an action. What is misspelled allows nothing, so that something fails later; in a Deny or a
`NotAction` it protects nothing, and that nobody notices.

Fix: write the name as the service's page of the Service Authorization Reference has it. It takes effect at once. AWS
adds actions every week, and remit's list is as old as its release: if AWS has the action, waive this.

Links:
- https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
- https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, failed, passed

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World

META = Meta(
    type=("AWS::IAM::ManagedPolicy", "AWS::IAM::Role", "AWS::IAM::User", "AWS::IAM::Group"),
    duty="identity-access",
    severity="low",
    controls=("AC-3", "CM-6"),
)


def run(holder: Any, world: World) -> Result:
    found = world.iam.misnames(holder.PolicyDocument, *(policy.PolicyDocument for policy in holder.Policies))
    return failed(found.reason, at=found.at) if found else passed()


EXAMPLES = """
# pass: in any case, and by pattern; of a service that remit does not know nothing is said
Type: AWS::IAM::ManagedPolicy
Properties:
  PolicyDocument:
    Statement: [{Effect: Allow, Action: ["s3:getobject", "s3:List*", "brand-new:Anything"], Resource: "*"}]
---
# fail: misspelled
Type: AWS::IAM::ManagedPolicy
Properties:
  PolicyDocument: {Statement: [{Effect: Deny, Action: "s3:DeleteBuckets", Resource: "*"}]}
---
# fail: inline in a role, by a pattern that means nothing
Type: AWS::IAM::Role
Properties:
  AssumeRolePolicyDocument: {Statement: []}
  Policies:
    - PolicyName: all
      PolicyDocument: {Statement: [{Effect: Allow, NotAction: ["iam:*", "kms:Decipher*"], Resource: "*"}]}
---
# undetermined: the document is a parameter
Type: AWS::IAM::ManagedPolicy
Properties: {PolicyDocument: !Ref Document}
"""
