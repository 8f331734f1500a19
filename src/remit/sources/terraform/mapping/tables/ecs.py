"""Amazon ECS: clusters, services, tasks."""

from __future__ import annotations

from remit.sources.terraform.mapping.json_text import document
from remit.sources.terraform.mapping.table import Block, Table, To, choice, pairs

PUBLIC_IP = {"assign_public_ip": To("AssignPublicIp", choice("ENABLED", "DISABLED"))}
"""A bool that ECS says in words."""

TABLES = (
    Table(
        "aws_ecs_cluster",
        "AWS::ECS::Cluster",
        {
            "setting": "ClusterSettings",
            "configuration": Block(
                "Configuration",
                {
                    "execute_command_configuration": Block(
                        "ExecuteCommandConfiguration",
                        {
                            "log_configuration": Block(
                                "LogConfiguration", {"s3_bucket_encryption_enabled": "S3EncryptionEnabled"}
                            ),
                        },
                    ),
                },
            ),
        },
        # The provider's id of a cluster is its ARN: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecs_cluster
        ids={"name": "Ref", "id": "Arn"},
    ),
    Table(
        "aws_ecs_cluster_capacity_providers",
        "AWS::ECS::ClusterCapacityProviderAssociations",
        {"cluster_name": "Cluster"},
    ),
    Table(
        "aws_ecs_capacity_provider",
        "AWS::ECS::CapacityProvider",
        {"cluster": "ClusterName"},
        ids={"name": "Ref"},
    ),
    Table(
        "aws_ecs_service",
        "AWS::ECS::Service",
        {
            "name": "ServiceName",
            "alarms": "DeploymentConfiguration.Alarms",
            "deployment_circuit_breaker": "DeploymentConfiguration.DeploymentCircuitBreaker",
            "deployment_maximum_percent": "DeploymentConfiguration.MaximumPercent",
            "deployment_minimum_healthy_percent": "DeploymentConfiguration.MinimumHealthyPercent",
            "iam_role": "Role",
            "load_balancer": Block("LoadBalancers", {"elb_name": "LoadBalancerName"}),
            "network_configuration": Block("NetworkConfiguration.AwsvpcConfiguration", PUBLIC_IP),
            "ordered_placement_strategy": "PlacementStrategies",
            "service_connect_configuration": Block(
                "ServiceConnectConfiguration",
                {
                    "service": Block(
                        "Services",
                        {
                            "client_alias": "ClientAliases",
                            "tls": Block("Tls", {"issuer_cert_authority": "IssuerCertificateAuthority"}),
                        },
                    ),
                },
            ),
            "volume_configuration": Block(
                "VolumeConfigurations",
                # Encrypted by default: the page of aws_ecs_service.
                {
                    "managed_ebs_volume": Block(
                        "ManagedEBSVolume", {"size_in_gb": "SizeInGiB"}, defaults={"encrypted": True}
                    )
                },
            ),
        },
        # "Defaults to 0", and a daemon has none; ECS would start one.
        # https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecs_service
        defaults={"DesiredCount": lambda told: None if told.get("scheduling_strategy") == "DAEMON" else 0},
        ids={"id": "Ref", "arn": "Ref", "name": "Name"},
        drop="force_delete force_new_deployment sigint_rollback triggers wait_for_steady_state",
    ),
    Table(
        "aws_ecs_task_definition",
        "AWS::ECS::TaskDefinition",
        {
            "container_definitions": To("ContainerDefinitions", document),
            "proxy_configuration": Block(
                "ProxyConfiguration", {"properties": To("ProxyConfigurationProperties", pairs("Name"))}
            ),
            "volume": Block("Volumes", {"configure_at_launch": "ConfiguredAtLaunch", "host_path": "Host.SourcePath"}),
        },
        ids={"arn": "Ref", "id": "Family", "family": "Family", "arn_without_revision": "Ref"},
        drop="skip_destroy track_latest",
    ),
    Table(
        "aws_ecs_task_set",
        "AWS::ECS::TaskSet",
        {
            "load_balancer": Block("LoadBalancers", drop="load_balancer_name"),
            "network_configuration": Block("NetworkConfiguration.AwsVpcConfiguration", PUBLIC_IP),
        },
        ids={"task_set_id": "Id"},
        drop="force_delete wait_until_stable wait_until_stable_timeout",
    ),
    Table(
        "aws_ecs_express_gateway_service",
        "AWS::ECS::ExpressGatewayService",
        ids={"service_arn": "Ref"},
        drop="wait_for_steady_state",
    ),
)
