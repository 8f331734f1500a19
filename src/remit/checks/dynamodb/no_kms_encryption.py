"""Tables are encrypted with a key of KMS that the account sees.

Why: DynamoDB encrypts every table with a key that AWS owns. With one of KMS, which the account sees, each use of it is
in CloudTrail.

Fix: set `SSESpecification: {SSEEnabled: true}`, best with `KMSMasterKeyId`. The table stays available while it is
changed; requests to KMS are billed.

Note: the AWS managed key `aws/dynamodb` is enough here; dynamodb.no-own-key asks for one that the customer controls.

Links:
- https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.howitworks.html
- https://docs.aws.amazon.com/config/latest/developerguide/dynamodb-table-encrypted-kms.html
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
        "DYNAMODB_TABLE_ENCRYPTED_KMS",
        "DYNAMODB_TABLE_MUST_BE_ENCRYPTED",
        "AWS-0121",
        "config:dynamodb-table-encrypted-kms",
        "config:dynamodb-table-encryption-enabled",
    ),
    controls=("SC-12", "SC-13", "SC-28(1)"),
)


def run(table: Table) -> Result:
    return expect(table.SSESpecification.SSEEnabled, "only AWS sees the key that the table is encrypted with")


EXAMPLES = """
# pass: with the account's key for DynamoDB
Type: AWS::DynamoDB::Table
Properties: {SSESpecification: {SSEEnabled: true}}
---
# fail: switched off
Type: AWS::DynamoDB::Table
Properties: {SSESpecification: {SSEEnabled: false}}
---
# fail: the key that AWS owns is used unless told otherwise
Type: AWS::DynamoDB::Table
---
# undetermined: decided by a parameter that has no value
Type: AWS::DynamoDB::Table
Properties: {SSESpecification: {SSEEnabled: !Ref Kms}}
"""
