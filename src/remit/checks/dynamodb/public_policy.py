"""Policies of tables let in only who is named.

Why: a resource policy that names everyone hands the items to the internet, past the roles of the own account.

Fix: in `ResourcePolicy` name the principals, or narrow `Principal: "*"` by a condition such as `aws:PrincipalOrgID`.
It takes effect at once.

Note: a named account is dynamodb.outsiders-let-in, and does not fail here; everyone does. DynamoDB refuses policies
that it takes for public, unless a condition hides it.

Links:
- https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/access-control-resource-based.html
- https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/rbac-bpa-rbp.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, failed, passed

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.dynamodb import Table

META = Meta(
    type="AWS::DynamoDB::Table",
    duty="identity-access",
    severity="high",
    controls=("AC-3", "AC-4", "AC-6", "SC-7", "SC-7(3)", "SC-7(21)"),
)


def run(table: Table, world: World) -> Result:
    answer = world.iam.allows_anyone(table.ResourcePolicy.PolicyDocument)
    return failed(answer.reason, at=answer.at) if answer else passed()


EXAMPLES = """
# pass: no policy
Type: AWS::DynamoDB::Table
---
# fail: everyone
Type: AWS::DynamoDB::Table
Properties:
  ResourcePolicy:
    PolicyDocument: {Statement: [{Effect: Allow, Principal: "*", Action: "dynamodb:GetItem", Resource: "*"}]}
---
# undetermined: a parameter
Type: AWS::DynamoDB::Table
Properties: {ResourcePolicy: {PolicyDocument: !Ref Policy}}
"""
