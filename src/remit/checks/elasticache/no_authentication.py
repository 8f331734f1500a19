"""Caches ask who connects.

Why: without a password or users, whoever reaches the port reads and writes everything in the cache.

Fix: give the group `UserGroupIds` with users of their own rights (Valkey, Redis OSS 6 and later), or an `AuthToken`
out of Secrets Manager; both need `TransitEncryptionEnabled`. Users are added without downtime; clients must log in
from then on.

Links:
- https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html
- https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from remit.schema.stubs.elasticache import ReplicationGroup

META = Meta(
    type="AWS::ElastiCache::ReplicationGroup",
    duty="identity-access",
    severity="medium",
    also=(
        "ElastiCache.6",
        "config:elasticache-repl-grp-redis-auth-enabled",
        "CKV_AWS_31",
        "elasticache_redis_replication_group_auth_enabled",
    ),
    controls=(
        "AC-2(1)",
        "AC-3",
        "AC-6",
        "IA-2",
    ),
)


def run(group: ReplicationGroup) -> Result:
    return expect(some(bool, (group.UserGroupIds, group.AuthToken)), "whoever reaches the port may use it")


EXAMPLES = """
# pass: users with rights of their own
Type: AWS::ElastiCache::ReplicationGroup
Properties: {ReplicationGroupDescription: sessions, TransitEncryptionEnabled: true, UserGroupIds: [sessions]}
---
# pass: a token that a store keeps
Type: AWS::ElastiCache::ReplicationGroup
Properties:
  ReplicationGroupDescription: sessions
  TransitEncryptionEnabled: true
  AuthToken: "{{resolve:secretsmanager:sessions}}"
---
# fail: nobody is asked
Type: AWS::ElastiCache::ReplicationGroup
Properties: {ReplicationGroupDescription: sessions, TransitEncryptionEnabled: true}
---
# undetermined: the token is a parameter
Type: AWS::ElastiCache::ReplicationGroup
Properties: {ReplicationGroupDescription: sessions, TransitEncryptionEnabled: true, AuthToken: !Ref Token}
"""
