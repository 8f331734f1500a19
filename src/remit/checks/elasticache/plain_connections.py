"""Caches refuse connections without TLS.

Why: without encryption in transit, passwords and everything that is cached cross the network readable, and any host
may claim to be the cache.

Fix: set `TransitEncryptionEnabled: true` and `TransitEncryptionMode: required`. An existing group goes through mode
`preferred` while the clients change over, without downtime; clients that speak no TLS are refused then.

Links:
- https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticache-replicationgroup.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, failed

if TYPE_CHECKING:
    from remit.schema.stubs.elasticache import ReplicationGroup

META = Meta(
    type="AWS::ElastiCache::ReplicationGroup",
    duty="transit-encryption",
    severity="medium",
    also=(
        "ElastiCache.5",
        "config:elasticache-repl-grp-encrypted-in-transit",
        "CKV_AWS_30",
        "elasticache_redis_cluster_in_transit_encryption_enabled",
        "AWS-0051",
        "ELASTICACHE_REPLICATION_GROUP_ENCRYPTION_IN_TRANSIT",
    ),
    controls=(
        "SC-8",
        "SC-8(1)",
        "SC-8(2)",
        "AC-17(2)",
    ),
)


def run(group: ReplicationGroup) -> Result:
    if group.TransitEncryptionMode == "preferred":
        return failed("mode preferred lets in clients without TLS")
    return expect(group.TransitEncryptionEnabled, "clients connect without TLS")


EXAMPLES = """
# pass: TLS only
Type: AWS::ElastiCache::ReplicationGroup
Properties: {ReplicationGroupDescription: sessions, TransitEncryptionEnabled: true}
---
# fail: off
Type: AWS::ElastiCache::ReplicationGroup
Properties: {ReplicationGroupDescription: sessions, TransitEncryptionEnabled: false}
---
# fail: clients may choose
Type: AWS::ElastiCache::ReplicationGroup
Properties: {ReplicationGroupDescription: sessions, TransitEncryptionEnabled: true, TransitEncryptionMode: preferred}
---
# undetermined: decided by a parameter that has no value
Type: AWS::ElastiCache::ReplicationGroup
Properties: {ReplicationGroupDescription: sessions, TransitEncryptionEnabled: !Ref Tls}
"""
