"""Amazon ECS: clusters, services, and the newest revision of each family of task definitions."""

from __future__ import annotations

from remit.sources.aws.table import TAGS, Batch, Call, Table, Via
from remit.sources.aws.transforms import last_part

TABLES = (
    Table(
        "AWS::ECS::Cluster",
        Call("ecs:ListClusters", "clusterArns[]", more="nextToken", fills={"Arn": "it"}),
        (
            Call(
                "ecs:DescribeClusters",
                "clusters[]",
                fixed={"include": ["SETTINGS", "CONFIGURATIONS", "TAGS"]},
                batch=Batch(lambda arns: {"clusters": arns}, 100, own="it", by="clusterArn"),
                same="CapacityProviders ClusterName Configuration DefaultCapacityProviderStrategy"
                " ServiceConnectDefaults",
                fills={"ClusterSettings": "settings", TAGS: "tags"},
            ),
        ),
        id=Via(last_part(), "it"),
        arn="it",
        name="clusterName",
        tags="@told",
    ),
    Table(
        "AWS::ECS::Service",
        Call(
            "ecs:ListServices",
            "serviceArns[]",
            fixed={"maxResults": 100},
            bound={"cluster": "^.it"},
            more="nextToken",
            fills={"ServiceArn": "it", "Cluster": "^.it"},
        ),
        (
            Call(
                "ecs:DescribeServices",
                "services[]",
                fixed={"include": ["TAGS"]},
                bound={"cluster": "^.it"},
                batch=Batch(lambda arns: {"services": arns}, 10, own="it", by="serviceArn"),
                same="AvailabilityZoneRebalancing CapacityProviderStrategy DeploymentConfiguration"
                " DeploymentController DesiredCount EnableECSManagedTags EnableExecuteCommand"
                " HealthCheckGracePeriodSeconds LaunchType LoadBalancers NetworkConfiguration PlacementConstraints"
                " PlatformVersion PropagateTags SchedulingStrategy ServiceName ServiceRegistries TaskDefinition",
                fills={
                    "Name": "serviceName",
                    "PlacementStrategies": "placementStrategy",
                    "Role": "roleArn",
                    "ServiceConnectConfiguration": "deployments[0].serviceConnectConfiguration",
                    TAGS: "tags",
                },
            ),
        ),
        within="AWS::ECS::Cluster",
        id=Via(last_part(), "it"),
        arn="it",
        name="serviceName",
        tags="@told",
    ),
    Table(
        "AWS::ECS::TaskDefinition",
        Call(
            "ecs:ListTaskDefinitionFamilies",
            "families[]",
            fixed={"status": "ACTIVE", "maxResults": 100},
            more="nextToken",
            fills={"Family": "it"},
        ),
        (
            Call(
                "ecs:DescribeTaskDefinition",
                fixed={"include": ["TAGS"]},
                bound={"taskDefinition": "it"},
                fills={
                    **{
                        name: f"taskDefinition.{name[0].lower()}{name[1:]}"
                        for name in (
                            "ContainerDefinitions",
                            "Cpu",
                            "EnableFaultInjection",
                            "EphemeralStorage",
                            "ExecutionRoleArn",
                            "InferenceAccelerators",
                            "IpcMode",
                            "Memory",
                            "NetworkMode",
                            "PidMode",
                            "PlacementConstraints",
                            "ProxyConfiguration",
                            "RequiresCompatibilities",
                            "RuntimePlatform",
                            "TaskDefinitionArn",
                            "TaskRoleArn",
                            "Volumes",
                        )
                    },
                    TAGS: "tags",
                },
            ),
        ),
        id="it",
        arn="taskDefinition.taskDefinitionArn",
        name="it",
        tags="@told",
        unread=("ProxyConfiguration.ProxyConfigurationProperties",),
    ),
    Table(
        "AWS::ECS::CapacityProvider",
        Call(
            "ecs:DescribeCapacityProviders",
            "capacityProviders[]",
            fixed={"include": ["TAGS"]},
            more="nextToken",
            same="AutoScalingGroupProvider ManagedInstancesProvider Name",
            fills={"ClusterName": Via(last_part(), "cluster")},
        ),
        id="name",
        arn="capacityProviderArn",
        name="name",
        tags="tags",
        keeps=lambda known: known.get("name") not in ("FARGATE", "FARGATE_SPOT"),
    ),
)
