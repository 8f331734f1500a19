"""Caches have a replica that takes over.

Why: without automatic failover a failed primary takes no writes until somebody promotes a replica by hand.

Fix: set `AutomaticFailoverEnabled: true` with at least one replica. It is switched on without interruption; the
replica is billed.

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
    also=(
        "ElastiCache.3",
        "config:elasticache-repl-grp-auto-failover-enabled",
        "CKV2_AWS_50",
        "elasticache_redis_cluster_automatic_failover_enabled",
    ),
    controls=("CP-10", "CP-6(2)", "SC-5(2)", "SC-36", "SI-13(5)"),
)


def run(group: ReplicationGroup) -> Result:
    return expect(group.AutomaticFailoverEnabled, "nothing takes over when the primary fails")


EXAMPLES = """
# pass: a replica takes over
Type: AWS::ElastiCache::ReplicationGroup
Properties: {ReplicationGroupDescription: sessions, AutomaticFailoverEnabled: true, NumCacheClusters: 2}
---
# fail: not unless told to
Type: AWS::ElastiCache::ReplicationGroup
Properties: {ReplicationGroupDescription: sessions}
---
# undetermined: decided by a parameter that has no value
Type: AWS::ElastiCache::ReplicationGroup
Properties: {ReplicationGroupDescription: sessions, AutomaticFailoverEnabled: !Ref Failover}
"""
