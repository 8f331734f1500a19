"""Caches survive the loss of an Availability Zone.

Why: replicas in the zone of their primary are lost with it.

Fix: set `MultiAZEnabled: true`, which needs `AutomaticFailoverEnabled` and a replica in another zone. It is switched
on without interruption; traffic between zones is billed.

Links:
- https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoFailover.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.elasticache import ReplicationGroup

META = Meta(
    type="AWS::ElastiCache::ReplicationGroup",
    duty="backup-recovery",
    severity="medium",
    also=("elasticache_redis_cluster_multi_az_enabled",),
    controls=("CP-10", "CP-6(2)", "SC-5(2)", "SC-36", "SI-13(5)"),
)


def run(group: ReplicationGroup) -> Result:
    return expect(group.MultiAZEnabled, "it is not spread over Availability Zones")


EXAMPLES = """
# pass: spread
Type: AWS::ElastiCache::ReplicationGroup
Properties: {ReplicationGroupDescription: sessions, MultiAZEnabled: true, AutomaticFailoverEnabled: true}
---
# fail: not unless told to
Type: AWS::ElastiCache::ReplicationGroup
Properties: {ReplicationGroupDescription: sessions}
---
# undetermined: decided by a parameter that has no value
Type: AWS::ElastiCache::ReplicationGroup
Properties: {ReplicationGroupDescription: sessions, MultiAZEnabled: !Ref Zones}
"""
