"""Caches lie in subnets that were chosen.

Why: the default subnet group holds every subnet of the default VPC, public ones among them.

Fix: make an `AWS::ElastiCache::SubnetGroup` of private subnets and name it in `CacheSubnetGroupName`. Changing it
replaces the cache.

Links:
- https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/SubnetGroups.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.elasticache import CacheCluster, ReplicationGroup

META = Meta(
    type=("AWS::ElastiCache::CacheCluster", "AWS::ElastiCache::ReplicationGroup"),
    duty="network-controls",
    severity="high",
    also=("ElastiCache.7", "config:elasticache-subnet-group-check", "CKV_AWS_323"),
    controls=("AC-4", "AC-4(21)", "SC-7", "SC-7(11)", "SC-7(16)"),
)


def run(cache: CacheCluster | ReplicationGroup) -> Result:
    chosen = cache.CacheSubnetGroupName and cache.CacheSubnetGroupName != "default"
    return expect(chosen, "it lies in the default subnet group")


EXAMPLES = """
# pass: a group of its own
Type: AWS::ElastiCache::CacheCluster
Properties: {Engine: valkey, NumCacheNodes: 1, CacheSubnetGroupName: inner}
---
# fail: the default
Type: AWS::ElastiCache::CacheCluster
Properties: {Engine: valkey, NumCacheNodes: 1}
---
# fail: it says so
Type: AWS::ElastiCache::ReplicationGroup
Properties: {ReplicationGroupDescription: sessions, CacheSubnetGroupName: default}
---
# undetermined: decided by a parameter that has no value
Type: AWS::ElastiCache::CacheCluster
Properties: {Engine: valkey, NumCacheNodes: 1, CacheSubnetGroupName: !Ref Group}
"""
