"""AWS CodeDeploy, CodeCommit and CodeArtifact.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/codedeploy_deployment_group
https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/codeartifact_repository
"""

from __future__ import annotations

from typing import Any

from remit.sources.terraform.mapping.table import Block, Each, Table, named


def tag_set(block: Any) -> dict[str, Any]:
    """One group of tags, of which an instance must have one."""
    return {"Ec2TagGroup": block.get("ec2_tag_filter")}


def upstream(block: Any) -> Any:
    """A repository that another one falls back to, by its name."""
    return block.get("repository_name")


def external(block: Any) -> Any:
    """A public repository that one falls back to, by its name."""
    return block.get("external_connection_name")


TARGETS = Block(
    "LoadBalancerInfo",
    {
        "elb_info": "ElbInfoList",
        "target_group_info": "TargetGroupInfoList",
        "target_group_pair_info": "TargetGroupPairInfoList",
    },
)

TABLES = (
    Table(
        "aws_codedeploy_deployment_group",
        "AWS::CodeDeploy::DeploymentGroup",
        {
            "alarm_configuration": Block("AlarmConfiguration", {"alarms": Each("Alarms", named("Name"))}),
            "app_name": "ApplicationName",
            "blue_green_deployment_config": "BlueGreenDeploymentConfiguration",
            "ec2_tag_set": Each("Ec2TagSet.Ec2TagSetList", tag_set),
            "load_balancer_info": TARGETS,
        },
        ids={"deployment_group_name": "Ref"},
    ),
    Table("aws_codedeploy_app", "AWS::CodeDeploy::Application", ids={"name": "Ref"}),
    Table(
        "aws_codedeploy_deployment_config",
        "AWS::CodeDeploy::DeploymentConfig",
        {
            "traffic_routing_config": Block(
                "TrafficRoutingConfig",
                {
                    "time_based_canary": Block(
                        "TimeBasedCanary", {"interval": "CanaryInterval", "percentage": "CanaryPercentage"}
                    ),
                    "time_based_linear": Block(
                        "TimeBasedLinear", {"interval": "LinearInterval", "percentage": "LinearPercentage"}
                    ),
                },
            )
        },
        # The page of aws_codedeploy_deployment_config.
        defaults={"ComputePlatform": "Server"},
        ids={"deployment_config_name": "Ref"},
    ),
    Table(
        "aws_codecommit_repository",
        "AWS::CodeCommit::Repository",
        ids={"repository_name": "Name", "id": "Name", "repository_id": "Ref"},
        drop="default_branch",
    ),
    Table(
        "aws_codecommit_trigger",
        attributes={"trigger": "Triggers"},
        parents=("AWS::CodeCommit::Repository",),
        by="repository_name",
    ),
    Table(
        "aws_codeartifact_domain",
        "AWS::CodeArtifact::Domain",
        {"domain": "DomainName"},
        ids={"arn": "Ref", "id": "Ref", "domain": "Name"},
    ),
    Table(
        "aws_codeartifact_domain_permissions_policy",
        attributes={"policy_document": "PermissionsPolicyDocument"},
        drop="domain_owner policy_revision",
        parents=("AWS::CodeArtifact::Domain",),
        by="domain",
    ),
    Table(
        "aws_codeartifact_repository",
        "AWS::CodeArtifact::Repository",
        {
            "domain": "DomainName",
            "external_connections": Each("ExternalConnections", external),
            "repository": "RepositoryName",
            "upstream": Each("Upstreams", upstream),
        },
        ids={"arn": "Ref", "id": "Ref", "repository": "Name"},
    ),
    Table(
        "aws_codeartifact_repository_permissions_policy",
        attributes={"policy_document": "PermissionsPolicyDocument"},
        drop="domain domain_owner policy_revision",
        parents=("AWS::CodeArtifact::Repository",),
        by="repository",
    ),
)
