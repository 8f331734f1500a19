"""Application Auto Scaling: what scales the capacity of other services' resources."""

from __future__ import annotations

from remit.sources.aws.table import Call, Table

NAMESPACES = (
    "appstream",
    "cassandra",
    "comprehend",
    "custom-resource",
    "dynamodb",
    "ec2",
    "ecs",
    "elasticache",
    "elasticmapreduce",
    "kafka",
    "lambda",
    "neptune",
    "rds",
    "sagemaker",
    "workspaces",
)
"""All services of which it can be asked: one left out would look as if nothing scaled there."""


def targets(namespace: str) -> Table:
    """What scales in one service."""
    return Table(
        "AWS::ApplicationAutoScaling::ScalableTarget",
        Call(
            "application-autoscaling:DescribeScalableTargets",
            "ScalableTargets[]",
            fixed={"ServiceNamespace": namespace, "MaxResults": 50},
            more="NextToken",
            absent=("ValidationException:serviceNamespace",),  # nothing scales of a service that it does not know
            same="MaxCapacity MinCapacity ResourceId RoleARN ScalableDimension ServiceNamespace SuspendedState",
        ),
        id="ScalableTargetARN",
        arn="ScalableTargetARN",
        unique=True,
    )


TABLES = tuple(targets(namespace) for namespace in NAMESPACES)
