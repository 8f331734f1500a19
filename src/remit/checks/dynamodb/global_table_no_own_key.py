"""Global tables are encrypted with keys that the customer controls.

Why: with a customer managed key in each Region, reading also needs permission for the key, its use is in CloudTrail,
and disabling it closes the data for everybody.

Fix: set `SSESpecification: {SSEEnabled: true, SSEType: KMS}` and a `KMSMasterKeyId` on each replica. The table stays
available; keys and requests are billed.

Links:
- https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/V2globaltables_reqs_bestpractices.html
- https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/EncryptionAtRest.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, every, expect

if TYPE_CHECKING:
    from remit.schema.stubs.dynamodb import GlobalTable

META = Meta(
    type="AWS::DynamoDB::GlobalTable",
    duty="key-custody",
    severity="low",
    also=("CKV_AWS_271", "AWS-0025"),
    controls=("SC-12", "SC-12(2)", "SC-28(1)"),
)


def run(table: GlobalTable) -> Result:
    own = every(lambda each: each.SSESpecification.KMSMasterKeyId, table.Replicas)
    return expect(table.SSESpecification.SSEEnabled and own, "AWS alone controls the key of a replica")


EXAMPLES = """
# pass: a key in each Region
Type: AWS::DynamoDB::GlobalTable
Properties: {SSESpecification: {SSEEnabled: true, SSEType: KMS}, Replicas: [{Region: eu-west-1,
    SSESpecification: {KMSMasterKeyId: alias/orders}}]}
---
# fail: the key of AWS
Type: AWS::DynamoDB::GlobalTable
Properties: {Replicas: [{Region: eu-west-1}]}
---
# undetermined: decided by a parameter that has no value
Type: AWS::DynamoDB::GlobalTable
Properties: {SSESpecification: {SSEEnabled: true, SSEType: KMS}, Replicas: [{Region: eu-west-1,
    SSESpecification: {KMSMasterKeyId: !Ref Key}}]}
"""
