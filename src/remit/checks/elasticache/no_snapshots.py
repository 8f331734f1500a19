"""Caches that hold data are kept in daily snapshots.

Why: a cache is more and more often the only place of sessions, queues and counters; without snapshots a flush or a
failed upgrade loses them.

Fix: set `SnapshotRetentionLimit` to the days to keep, 1 or more. It takes effect at once; snapshots beyond the first
are billed as storage. Where everything can be computed again, waive this.

Links:
- https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-automatic.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticache-replicationgroup.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable, or_default

if TYPE_CHECKING:
    from remit.schema.stubs.elasticache import CacheCluster, ReplicationGroup

META = Meta(
    type=("AWS::ElastiCache::ReplicationGroup", "AWS::ElastiCache::CacheCluster"),
    duty="backup-recovery",
    severity="high",
    also=(
        "ElastiCache.1",
        "config:elasticache-redis-cluster-automatic-backup-check",
        "elasticache_redis_cluster_backup_enabled",
        "AWS-0050",
        "CKV_AWS_134",
    ),
    controls=(
        "CP-9",
        "CP-10",
        "SI-12",
        "SI-13(5)",
    ),
)


def run(cache: ReplicationGroup | CacheCluster) -> Result:
    if cache.Engine == "memcached":
        return not_applicable("Memcached has no snapshots")
    # 0, no snapshots, is the default (page of AWS::ElastiCache::ReplicationGroup, SnapshotRetentionLimit).
    return expect(or_default(cache.SnapshotRetentionLimit, 0) > 0, "no daily snapshot is kept")


EXAMPLES = """
# pass: a week
Type: AWS::ElastiCache::ReplicationGroup
Properties: {ReplicationGroupDescription: sessions, SnapshotRetentionLimit: 7}
---
# fail: none is the default
Type: AWS::ElastiCache::ReplicationGroup
Properties: {ReplicationGroupDescription: sessions}
---
# fail: a cluster of its own
Type: AWS::ElastiCache::CacheCluster
Properties: {Engine: valkey, NumCacheNodes: 1}
---
# not-applicable: Memcached has none
Type: AWS::ElastiCache::CacheCluster
Properties: {Engine: memcached, NumCacheNodes: 2}
---
# undetermined: decided by a parameter that has no value
Type: AWS::ElastiCache::ReplicationGroup
Properties: {ReplicationGroupDescription: sessions, SnapshotRetentionLimit: !Ref Days}
"""
