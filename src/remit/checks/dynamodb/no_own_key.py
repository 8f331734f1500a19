"""Tables are encrypted with a key that the customer controls.

Why: DynamoDB encrypts every table with a key that AWS owns. With a customer managed key, reading also needs permission
for the key, its use is in CloudTrail, and disabling it closes the data for everybody.

Fix: set `SSESpecification: {SSEEnabled: true, SSEType: KMS, KMSMasterKeyId: …}`. The table stays available while it is
changed; the key and its requests are billed, and readers need `kms:Decrypt`.

Links:
- https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/EncryptionAtRest.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-dynamodb-table-ssespecification.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.dynamodb import Table

META = Meta(
    type="AWS::DynamoDB::Table",
    duty="key-custody",
    severity="low",
    also=(
        "CKV_AWS_119",
        "AWS-0025",
        "dynamodb_tables_kms_cmk_encryption_enabled",
    ),
    controls=(
        "SC-12",
        "SC-12(2)",
        "SC-28(1)",
    ),
)


def run(table: Table) -> Result:
    return expect(
        table.SSESpecification.SSEEnabled and table.SSESpecification.KMSMasterKeyId,
        "AWS alone controls the key that the table is encrypted with",
    )


EXAMPLES = """
# pass: switched on
Type: AWS::DynamoDB::Table
Properties: {SSESpecification: {SSEEnabled: true, SSEType: KMS, KMSMasterKeyId: alias/orders}}
---
# fail: switched off
Type: AWS::DynamoDB::Table
Properties: {SSESpecification: {SSEEnabled: false}}
---
# fail: the key of AWS is used unless told otherwise
Type: AWS::DynamoDB::Table
---
# undetermined: decided by a parameter that has no value
Type: AWS::DynamoDB::Table
Properties: {SSESpecification: {SSEEnabled: true, KMSMasterKeyId: !Ref Key}}
"""
