"""AWS CodeBuild: projects and what starts them.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/codebuild_project
"""

from __future__ import annotations

from typing import Any

from remit.model import Undetermined
from remit.sources.terraform.evaluation.values import OpenList
from remit.sources.terraform.mapping.table import Block, Each, Table, only

ARTIFACTS = "bucket_owner_access"
"""What CloudFormation has no word for."""


def filters(block: Any) -> Any:
    """A group of conditions under which a push starts a build: a list in the list of groups."""
    conditions = block.get("filter")
    if isinstance(conditions, OpenList):
        raise Undetermined(conditions.cause)
    found = [
        {
            "Type": each.get("type"),
            "Pattern": each.get("pattern"),
            "ExcludeMatchedPattern": each.get("exclude_matched_pattern"),
        }
        for each in map(only, conditions or [])
    ]
    return [found]


TABLES = (
    Table(
        "aws_codebuild_project",
        "AWS::CodeBuild::Project",
        {
            "artifacts": Block("Artifacts", drop=ARTIFACTS),
            "build_timeout": "TimeoutInMinutes",
            "logs_config": Block("LogsConfig", {"s3_logs": Block("S3Logs", drop=ARTIFACTS)}),
            "project_visibility": "Visibility",
            "queued_timeout": "QueuedTimeoutInMinutes",
            "secondary_artifacts": Block("SecondaryArtifacts", drop=ARTIFACTS),
        },
        ids={"name": "Ref", "id": "Arn"},
    ),
    Table(
        "aws_codebuild_webhook",
        attributes={
            "build_type": "Triggers.BuildType",
            "filter_group": Each("Triggers.FilterGroups", filters),
            "pull_request_build_policy": "Triggers.PullRequestBuildPolicy",
            "scope_configuration": "Triggers.ScopeConfiguration",
        },
        defaults={"Triggers.Webhook": True},
        drop="branch_filter manual_creation",
        parents=("AWS::CodeBuild::Project",),
        by="project_name",
    ),
    Table(
        "aws_codebuild_report_group",
        "AWS::CodeBuild::ReportGroup",
        {"export_config": Block("ExportConfig", {"type": "ExportConfigType"})},
        ids={"arn": "Ref"},
    ),
    Table("aws_codebuild_source_credential", "AWS::CodeBuild::SourceCredential", drop="token", ids={"arn": "Ref"}),
    Table(
        "aws_codebuild_fleet",
        "AWS::CodeBuild::Fleet",
        {"vpc_config": "FleetVpcConfig"},
        ids={"arn": "Ref", "id": "Ref"},
    ),
)
