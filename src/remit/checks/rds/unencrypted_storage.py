"""Database storage is encrypted at rest.

Why: whoever gets hold of a snapshot, an automated backup or a read replica of an unencrypted instance reads it all.
RDS does not encrypt by default, and what is created unencrypted stays so.

Fix: set `StorageEncrypted: true`, with `KmsKeyId` for a key of your own. Changing it replaces the instance: take a
snapshot, copy it with encryption, restore from the copy, and plan the downtime of the switch. An instance of an
Aurora cluster takes the cluster's setting; set it there.

Links:
- https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbinstance.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable

if TYPE_CHECKING:
    from remit.schema.stubs.rds import DBInstance

META = Meta(
    type="AWS::RDS::DBInstance",
    duty="rest-encryption",
    severity="medium",
    also=(
        "RDS.3",
        "CIS-5.0:2.2.1",
        "CIS-6.0:3.2.1",
        "CIS-7.0:3.2.1",
        "AWS-0080",
        "config:rds-storage-encrypted",
        "CKV_AWS_16",
        "rds_instance_storage_encrypted",
        "RDS_STORAGE_ENCRYPTED",
    ),
    controls=("SC-28", "SC-28(1)", "SC-13"),
)


def run(db: DBInstance) -> Result:
    if db.DBClusterIdentifier:
        return not_applicable("encryption is the setting of its cluster")
    return expect(db.StorageEncrypted, "the storage is not encrypted, and neither are its snapshots and replicas")


EXAMPLES = """
# pass: encrypted with the account's default key
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres, StorageEncrypted: true}
---
# fail: RDS does not encrypt unless told to
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres}
---
# undetermined: decided by a parameter that has no value
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres, StorageEncrypted: !Ref Encrypt}
---
# undetermined: restored from a snapshot, which decides
Type: AWS::RDS::DBInstance
Properties: {DBSnapshotIdentifier: orders-1}
---
# fail: a replica that says so, as every one that exists does
Type: AWS::RDS::DBInstance
Properties: {SourceDBInstanceIdentifier: orders, StorageEncrypted: false}
---
# not-applicable: the cluster decides for its instances
Type: AWS::RDS::DBInstance
Properties: {Engine: aurora-mysql, DBClusterIdentifier: orders}
---
# pass: a replica of an encrypted database in sight
Resources:
  Orders: {Type: AWS::RDS::DBInstance, Properties: {Engine: postgres, StorageEncrypted: true}}
  Copy: {Type: AWS::RDS::DBInstance, Properties: {SourceDBInstanceIdentifier: !Ref Orders}}
"""
