"""Caches are encrypted at rest.

Why: what a cache holds, sessions and personal data among it, is written to disk when it swaps, replicates or makes a
snapshot.

Fix: set `AtRestEncryptionEnabled: true`, with `KmsKeyId` for a key of your own. Changing it replaces the replication
group: restore a snapshot into a new one, or let the new cache fill, and switch the clients.

Links:
- https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/at-rest-encryption.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticache-replicationgroup.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.elasticache import ReplicationGroup

META = Meta(
    type="AWS::ElastiCache::ReplicationGroup",
    duty="rest-encryption",
    severity="medium",
    also=(
        "ElastiCache.4",
        "config:elasticache-repl-grp-encrypted-at-rest",
        "CKV_AWS_29",
        "elasticache_redis_cluster_rest_encryption_enabled",
        "AWS-0045",
        "ELASTICACHE_REPLICATION_GROUP_ENCRYPTION_AT_REST",
    ),
    controls=(
        "SC-28",
        "SC-28(1)",
        "SC-13",
    ),
)


def run(group: ReplicationGroup) -> Result:
    # By default on for Valkey and off for Redis OSS (API CreateReplicationGroup, AtRestEncryptionEnabled).
    encrypted = group.AtRestEncryptionEnabled if "AtRestEncryptionEnabled" in group else group.Engine == "valkey"
    return expect(encrypted, "the cache is not encrypted at rest")


EXAMPLES = """
# pass: encrypted
Type: AWS::ElastiCache::ReplicationGroup
Properties: {ReplicationGroupDescription: sessions, AtRestEncryptionEnabled: true}
---
# pass: the default of Valkey
Type: AWS::ElastiCache::ReplicationGroup
Properties: {ReplicationGroupDescription: sessions, Engine: valkey}
---
# fail: Redis OSS is not encrypted unless told to
Type: AWS::ElastiCache::ReplicationGroup
Properties: {ReplicationGroupDescription: sessions, Engine: redis}
---
# undetermined: decided by a parameter that has no value
Type: AWS::ElastiCache::ReplicationGroup
Properties: {ReplicationGroupDescription: sessions, AtRestEncryptionEnabled: !Ref Encrypt}
"""
