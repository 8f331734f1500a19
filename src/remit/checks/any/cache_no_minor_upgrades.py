"""Caches take minor versions by themselves.

Why: minor versions carry the engine's security fixes. A cache that waits for somebody to apply them runs with holes
that are public.

Fix: set `AutoMinorVersionUpgrade: true`, which is also the default. Each upgrade replaces the nodes in the
maintenance window, one after the other where there are replicas.

Links:
- https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/VersionManagement.html
- https://docs.aws.amazon.com/memorydb/latest/devguide/engine-versions.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default

if TYPE_CHECKING:
    from typing import Any


META = Meta(
    type=("AWS::ElastiCache::ReplicationGroup", "AWS::ElastiCache::CacheCluster", "AWS::MemoryDB::Cluster"),
    duty="platform",
    severity="high",
    also=(
        "ElastiCache.2",
        "config:elasticache-auto-minor-version-upgrade-check",
        "CKV_AWS_322",
        "elasticache_redis_cluster_auto_minor_version_upgrades",
        "memorydb_cluster_auto_minor_version_upgrades",
    ),
    controls=("CM-2", "SI-2", "SI-2(2)", "SI-2(4)", "SI-2(5)"),
)


def run(cache: Any) -> Result:
    return expect(or_default(cache.AutoMinorVersionUpgrade, default=True), "it does not take minor versions by itself")


EXAMPLES = """
# pass: switched on
Type: AWS::ElastiCache::ReplicationGroup
Properties: {ReplicationGroupDescription: sessions, AutoMinorVersionUpgrade: true}
---
# pass: the default
Type: AWS::ElastiCache::ReplicationGroup
Properties: {ReplicationGroupDescription: sessions}
---
# fail: switched off
Type: AWS::ElastiCache::ReplicationGroup
Properties: {ReplicationGroupDescription: sessions, AutoMinorVersionUpgrade: false}
---
# fail: switched off for a single cluster
Type: AWS::ElastiCache::CacheCluster
Properties: {Engine: valkey, NumCacheNodes: 1, AutoMinorVersionUpgrade: false}
---
# undetermined: decided by a parameter that has no value
Type: AWS::ElastiCache::ReplicationGroup
Properties: {ReplicationGroupDescription: sessions, AutoMinorVersionUpgrade: !Ref Upgrade}
"""
