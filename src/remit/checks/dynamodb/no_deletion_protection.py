"""Tables cannot be deleted by one call.

Why: one mistaken stack update or one stolen credential deletes a table with everything in it. Deletion protection
demands that it is switched off first, which is noticed.

Fix: set `DeletionProtectionEnabled: true`. It takes effect at once and costs nothing.

Links:
- https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/WorkingWithTables.Basics.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html
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
        "DynamoDB.6",
        "config:dynamodb-table-deletion-protection-enabled",
        "dynamodb_table_deletion_protection_enabled",
    ),
    controls=(
        "CP-9",
        "CP-10",
        "SI-13(5)",
        "CM-3",
    ),
)


def run(table: Table) -> Result:
    return expect(table.DeletionProtectionEnabled, "one call deletes it")


EXAMPLES = """
# pass: switched on
Type: AWS::DynamoDB::Table
Properties: {DeletionProtectionEnabled: true}
---
# fail: switched off
Type: AWS::DynamoDB::Table
Properties: {DeletionProtectionEnabled: false}
---
# fail: off unless told otherwise
Type: AWS::DynamoDB::Table
---
# undetermined: decided by a parameter that has no value
Type: AWS::DynamoDB::Table
Properties: {DeletionProtectionEnabled: !Ref Protect}
"""
