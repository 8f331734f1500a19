"""Tables can be restored to any moment of the last weeks.

Why: a faulty release or a stolen credential overwrites items one by one. Without point-in-time recovery there is only
what was backed up on purpose, if anything.

Fix: set `PointInTimeRecoverySpecification: {PointInTimeRecoveryEnabled: true}`. It takes effect at once and slows
nothing; it is billed by the size of the table. A restore makes a new table.

Links:
- https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Point-in-time-recovery.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-dynamodb-table-pointintimerecoveryspecification.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.dynamodb import Table

META = Meta(
    type="AWS::DynamoDB::Table",
    duty="backup-recovery",
    severity="medium",
    also=(
        "DynamoDB.2",
        "config:dynamodb-pitr-enabled",
        "CKV_AWS_28",
        "dynamodb_tables_pitr_enabled",
        "AWS-0024",
        "DYNAMODB_PITR_ENABLED",
    ),
    controls=(
        "CP-9",
        "CP-10",
        "SI-12",
        "SI-13(5)",
    ),
)


def run(table: Table) -> Result:
    return expect(
        table.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled, "it cannot be restored to an earlier moment"
    )


EXAMPLES = """
# pass: switched on
Type: AWS::DynamoDB::Table
Properties: {PointInTimeRecoverySpecification: {PointInTimeRecoveryEnabled: true}}
---
# fail: switched off
Type: AWS::DynamoDB::Table
Properties: {PointInTimeRecoverySpecification: {PointInTimeRecoveryEnabled: false}}
---
# fail: off unless told otherwise
Type: AWS::DynamoDB::Table
---
# undetermined: decided by a parameter that has no value
Type: AWS::DynamoDB::Table
Properties: {PointInTimeRecoverySpecification: {PointInTimeRecoveryEnabled: !Ref Recovery}}
"""
