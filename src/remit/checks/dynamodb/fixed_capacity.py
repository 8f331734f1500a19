"""Capacity of tables follows the load.

Why: a table of fixed capacity refuses requests as soon as there are more of them than planned: a campaign, or an
attack, is an outage.

Fix: set `BillingMode: PAY_PER_REQUEST`, or give the table an `AWS::ApplicationAutoScaling::ScalableTarget` and policy
for reads and writes. Neither interrupts it; on demand is billed by the request.

Links:
- https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/AutoScaling.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/dynamodb-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default, passed, some

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World
    from remit.schema.stubs.dynamodb import Table

TARGET = "AWS::ApplicationAutoScaling::ScalableTarget"
META = Meta(
    type="AWS::DynamoDB::Table",
    needs=(TARGET,),
    duty="backup-recovery",
    severity="medium",
    also=(
        "DynamoDB.1",
        "config:dynamodb-autoscaling-enabled",
        "CKV2_AWS_16",
        "dynamodb_table_autoscaling_enabled",
        "DYNAMODB_BILLING_MODE_RULE",
    ),
    controls=("CP-10", "CP-2(2)", "CP-6(2)", "SC-36", "SC-5(2)"),
)


def run(table: Table, world: World) -> Result:
    if table.BillingMode == "PAY_PER_REQUEST":
        return passed()
    # A target names its table as a text, table/NAME, or by a reference within it.
    ways = (
        lambda: some(bool, world.about(table, TARGET, by="ResourceId")),
        lambda: some(lambda target: scales(target, table), world.in_sight(TARGET, of=table)),
    )
    return expect(some(lambda way: way(), ways), "its capacity is fixed")


def scales(target: Any, table: Table) -> bool:
    return bool(
        target.ServiceNamespace == "dynamodb"
        and table.TableName
        and target.ResourceId == "table/" + or_default(table.TableName, "")
    )


EXAMPLES = """
# pass: on demand
Type: AWS::DynamoDB::Table
Properties: {BillingMode: PAY_PER_REQUEST}
---
# pass: it scales by itself
Resources:
  Target:
    Type: AWS::ApplicationAutoScaling::ScalableTarget
    Properties: {ServiceNamespace: dynamodb, ResourceId: table/orders, MinCapacity: 5, MaxCapacity: 50}
  Table: {Type: AWS::DynamoDB::Table, Properties: {TableName: orders, BillingMode: PROVISIONED}}
---
# pass: so it does without a name
Resources:
  Target:
    Type: AWS::ApplicationAutoScaling::ScalableTarget
    Properties: {ServiceNamespace: dynamodb, ResourceId: !Sub "table/${Table}", MinCapacity: 5, MaxCapacity: 50}
  Table: {Type: AWS::DynamoDB::Table, Properties: {BillingMode: PROVISIONED}}
---
# fail: fixed
Type: AWS::DynamoDB::Table
Properties: {TableName: orders, BillingMode: PROVISIONED}
---
# undetermined: a parameter
Type: AWS::DynamoDB::Table
Properties: {TableName: orders, BillingMode: !Ref Billing}
"""
