"""Global tables can be restored to any moment of the last weeks.

Why: what is overwritten or deleted in one Region is so in all of them within a second. Without point-in-time recovery
there is nothing to go back to.

Fix: set `PointInTimeRecoverySpecification: {PointInTimeRecoveryEnabled: true}` on a replica, best on each. It takes
effect at once; it is billed by the size of the table.

Links:
- https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Point-in-time-recovery.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-dynamodb-globaltable-replicaspecification.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, every, expect

if TYPE_CHECKING:
    from remit.schema.stubs.dynamodb import GlobalTable

META = Meta(
    type="AWS::DynamoDB::GlobalTable",
    duty="backup-recovery",
    severity="medium",
    also=("CKV_AWS_165", "AWS-0024", "DYNAMODB_PITR_ENABLED"),
    controls=("CP-6", "CP-9", "CP-10", "SI-12", "SI-13(5)"),
)


def run(table: GlobalTable) -> Result:
    recoverable = every(lambda each: each.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled, table.Replicas)
    return expect(recoverable, "a replica cannot be restored to an earlier moment")


EXAMPLES = """
# pass: on each
Type: AWS::DynamoDB::GlobalTable
Properties: {Replicas: [{Region: eu-west-1, PointInTimeRecoverySpecification: {PointInTimeRecoveryEnabled: true}}]}
---
# fail: off unless told to
Type: AWS::DynamoDB::GlobalTable
Properties: {Replicas: [{Region: eu-west-1}]}
---
# undetermined: decided by a parameter that has no value
Type: AWS::DynamoDB::GlobalTable
Properties: {Replicas: [{Region: eu-west-1,
    PointInTimeRecoverySpecification: {PointInTimeRecoveryEnabled: !Ref Recovery}}]}
"""
