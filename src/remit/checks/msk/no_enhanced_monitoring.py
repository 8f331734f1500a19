"""Kafka clusters report on topics and partitions.

Why: the default metrics show brokers only: a consumer that falls behind, or a topic that is flooded, is not seen.

Fix: set `EnhancedMonitoring: PER_TOPIC_PER_BROKER` (or `PER_TOPIC_PER_PARTITION`). It is changed in place; the
metrics are billed.

Links:
- https://docs.aws.amazon.com/msk/latest/developerguide/monitoring.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/msk-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from typing import Any

    from remit.schema.stubs.msk import Cluster

META = Meta(
    type="AWS::MSK::Cluster",
    duty="logging-monitoring",
    severity="low",
    controls=("SI-2", "CA-7"),
)

PER_TOPIC = ("PER_TOPIC_PER_BROKER", "PER_TOPIC_PER_PARTITION")

MEMBERS = {
    "topics": {
        "levels": PER_TOPIC,
        "reason": "it reports on brokers only",
        "also": ("MSK.2", "config:msk-enhanced-monitoring-enabled"),
    },
    "brokers": {
        "levels": ("PER_BROKER", *PER_TOPIC),
        "reason": "it has the basic metrics only",
        "also": ("kafka_cluster_enhanced_monitoring_enabled",),
    },
}


def run(cluster: Cluster, member: dict[str, Any]) -> Result:
    return expect(some(lambda level: cluster.EnhancedMonitoring == level, member["levels"]), member["reason"])


EXAMPLES = """
# pass: per topic
Type: AWS::MSK::Cluster
Properties: {ClusterName: orders, EnhancedMonitoring: PER_TOPIC_PER_BROKER}
---
# fail[topics]: per broker
Type: AWS::MSK::Cluster
Properties: {ClusterName: orders, EnhancedMonitoring: PER_BROKER}
---
# fail: the default
Type: AWS::MSK::Cluster
Properties: {ClusterName: orders}
---
# undetermined: decided by a parameter that has no value
Type: AWS::MSK::Cluster
Properties: {ClusterName: orders, EnhancedMonitoring: !Ref Level}
"""
