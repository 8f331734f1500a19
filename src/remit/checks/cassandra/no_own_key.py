"""Keyspaces tables are encrypted with a key that the customer controls.

Why: with a key that AWS manages, whoever may use the service may read. With a customer managed key, reading also
needs permission for the key, each use is in CloudTrail, and disabling it closes the data for everybody.

Fix: set `EncryptionSpecification: {EncryptionType: CUSTOMER_MANAGED_KMS_KEY, KmsKeyIdentifier: …}`. The table stays
available while it is changed; key and requests are billed.

Links:
- https://docs.aws.amazon.com/keyspaces/latest/devguide/EncryptionAtRest.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.cassandra import Table

META = Meta(
    type="AWS::Cassandra::Table",
    duty="key-custody",
    severity="low",
    also=("CKV_AWS_265",),
    controls=("SC-12", "SC-12(2)", "SC-28(1)"),
)


def run(table: Table) -> Result:
    return expect(table.EncryptionSpecification.KmsKeyIdentifier, "AWS alone controls the key")


EXAMPLES = """
# pass: a key of its own
Type: AWS::Cassandra::Table
Properties: {KeyspaceName: orders, EncryptionSpecification: {EncryptionType: CUSTOMER_MANAGED_KMS_KEY,
    KmsKeyIdentifier: "arn:aws:kms:eu-west-1:111122223333:key/1"}}
---
# fail: the key of AWS
Type: AWS::Cassandra::Table
Properties: {KeyspaceName: orders}
---
# undetermined: decided by a parameter that has no value
Type: AWS::Cassandra::Table
Properties: {KeyspaceName: orders, EncryptionSpecification: {EncryptionType: CUSTOMER_MANAGED_KMS_KEY,
    KmsKeyIdentifier: !Ref Key}}
"""
