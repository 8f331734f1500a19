"""Policies of tables let nobody of other accounts in.

Why: what another account may read leaves this one's control, and its administrators decide there who does.

Fix: in `ResourcePolicy` name principals of the own account only, or waive the accounts that are meant. It takes effect
at once; whoever read from another account is refused.

Note: a table that everybody may use is dynamodb.public-policy.

Links:
- https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/access-control-resource-based.html
- https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/rbac-cross-account-access.html
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
    severity="low",
    also=("dynamodb_table_cross_account_access",),
    controls=("AC-3", "AC-4", "AC-6"),
)


def run(table: Table, world: World) -> Result:
    answer = world.iam.allows_outside(table.ResourcePolicy.PolicyDocument, account=world.account_of(table))
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
# undetermined: a named account, in a template that may be that account's
Type: AWS::DynamoDB::Table
Properties:
  ResourcePolicy:
    PolicyDocument:
      Statement:
        - {Effect: Allow, Principal: {AWS: "111122223333"}, Action: "dynamodb:GetItem", Resource: "*"}
"""
