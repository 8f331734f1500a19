"""Data is encrypted with a key that the customer controls.

Why: a key that AWS manages opens for whoever may use the service. With a customer managed key, reading also needs
permission for the key, each use of it is in CloudTrail, and disabling it closes the data for everybody.

Fix: set `KmsKeyId` to a key of your own. What exists keeps its key in most of these services: restore a snapshot or
copy the data into a new one and switch over. The key and its requests are billed.

Links:
- https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html
- https://docs.aws.amazon.com/prescriptive-guidance/latest/encryption-best-practices/services.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, failed, is_own_key

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World

META = Meta(
    type=(
        "AWS::DocDB::DBCluster",
        "AWS::Neptune::DBCluster",
        "AWS::RDS::DBCluster",
        "AWS::EFS::FileSystem",
        "AWS::ElastiCache::ReplicationGroup",
        "AWS::MemoryDB::Cluster",
        "AWS::Redshift::Cluster",
        "AWS::RedshiftServerless::Namespace",
        "AWS::Timestream::Database",
        "AWS::KinesisVideo::Stream",
    ),
    needs=("AWS::KMS::Key",),
    duty="key-custody",
    severity="medium",
    also=(
        "RedshiftServerless.4",
        "config:redshift-serverless-namespace-cmk-encryption",
        "CKV_AWS_142",
        "CKV_AWS_160",
        "CKV_AWS_177",
        "CKV_AWS_182",
        "CKV_AWS_184",
        "CKV_AWS_191",
        "CKV_AWS_201",
        "CKV_AWS_282",
        "CKV_AWS_327",
        "CKV_AWS_347",
        "AWS-0022",
        "AWS-0084",
        "AWS-0128",
    ),
    controls=("SC-12", "SC-12(2)", "SC-28(1)"),
)


def run(resource: Any, world: World) -> Result:
    if not resource.KmsKeyId:
        return failed("no key of the customer is named, so AWS alone controls the one that is used")
    return expect(is_own_key(resource.KmsKeyId, resource, world), "the key is the one that AWS manages for the service")


EXAMPLES = """
# pass: a key of its own
Type: AWS::DocDB::DBCluster
Properties: {StorageEncrypted: true, KmsKeyId: alias/orders}
---
# fail: the key that AWS manages
Type: AWS::DocDB::DBCluster
Properties: {StorageEncrypted: true, KmsKeyId: alias/aws/rds}
---
# fail: none is named
Type: AWS::DocDB::DBCluster
Properties: {StorageEncrypted: true}
---
# undetermined: decided by a parameter that has no value
Type: AWS::DocDB::DBCluster
Properties: {StorageEncrypted: true, KmsKeyId: !Ref Key}
"""
