"""Clusters record what is typed into their containers.

Why: ECS Exec gives a shell in a running container. With logging off nobody can tell afterwards who did what in it.

Fix: set `Configuration.ExecuteCommandConfiguration.Logging` to `DEFAULT`, or `OVERRIDE` with a log group or bucket.
Holds for new sessions.

Links:
- https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ecs-cluster-executecommandconfiguration.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.ecs import Cluster

META = Meta(
    type="AWS::ECS::Cluster",
    duty="logging-monitoring",
    severity="medium",
    also=("CKV_AWS_223",),
    controls=("AU-2", "AU-3", "AU-12"),
)


def run(cluster: Cluster) -> Result:
    logging = cluster.Configuration.ExecuteCommandConfiguration.Logging  # DEFAULT unless told otherwise
    return expect(logging != "NONE", "what is typed in a container is not recorded")


EXAMPLES = """
# pass: where the task logs, by default
Type: AWS::ECS::Cluster
Properties: {ClusterName: web}
---
# fail: nowhere
Type: AWS::ECS::Cluster
Properties: {Configuration: {ExecuteCommandConfiguration: {Logging: NONE}}}
---
# undetermined: a parameter
Type: AWS::ECS::Cluster
Properties: {Configuration: {ExecuteCommandConfiguration: {Logging: !Ref Logging}}}
"""
