"""Clusters report how their containers are doing.

Why: without metrics of tasks and containers nobody sees that one of them misbehaves, or was taken over.

Fix: set `ClusterSettings` to `[{Name: containerInsights, Value: enhanced}]`. No restart; the metrics are billed.

Links:
- https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cloudwatch-container-insights.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, Undetermined, expect, some

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World
    from remit.schema.stubs.ecs import Cluster

META = Meta(
    type="AWS::ECS::Cluster",
    duty="logging-monitoring",
    severity="medium",
    also=(
        "ECS.12",
        "config:ecs-container-insights-enabled",
        "CKV_AWS_65",
        "ecs_cluster_container_insights_enabled",
        "AWS-0034",
    ),
    controls=("AU-6(3)", "AU-6(4)", "CA-7", "SI-2"),
)

NAME = "containerInsights"


def run(cluster: Cluster, world: World) -> Result:
    if world.declared(cluster) and not some(lambda each: each.Name == NAME, cluster.ClusterSettings):
        raise Undetermined("nothing is said, so a setting of the account decides")  # API_CreateCluster, settings
    return expect(some(reports, cluster.ClusterSettings), "Container Insights is off")


def reports(setting: Any) -> bool:
    return bool(setting.Name == NAME and setting.Value in ("enabled", "enhanced"))


EXAMPLES = """
# pass: with enhanced observability
Type: AWS::ECS::Cluster
Properties: {ClusterSettings: [{Name: containerInsights, Value: enhanced}]}
---
# fail: switched off
Type: AWS::ECS::Cluster
Properties: {ClusterSettings: [{Name: containerInsights, Value: disabled}]}
---
# undetermined: a setting of the account decides
Type: AWS::ECS::Cluster
Properties: {ClusterName: web}
---
# undetermined: a parameter decides
Type: AWS::ECS::Cluster
Properties: {ClusterSettings: [{Name: containerInsights, Value: !Ref Insights}]}
"""
