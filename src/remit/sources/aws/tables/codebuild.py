"""AWS CodeBuild: projects and report groups."""

from __future__ import annotations

from typing import Any

from remit.sources.aws.table import TAGS, Batch, Call, Fixed, Pick, Table, Via
from remit.sources.aws.transforms import last_part


def filters(groups: list[list[dict[str, Any]]]) -> list[list[dict[str, Any]]]:
    """A webhook's groups of filters in the registry's words, of which its schema has none."""
    return [[{name[0].upper() + name[1:]: value for name, value in one.items()} for one in group] for group in groups]


TABLES = (
    Table(
        "AWS::CodeBuild::Project",
        Call("codebuild:ListProjects", "projects[]", more="nextToken", fills={"Name": "it"}),
        (
            Call(
                "codebuild:BatchGetProjects",
                "projects[]",
                batch=Batch(lambda projects: {"names": projects}, 100, own="it", by="name"),
                same="Arn Artifacts AutoRetryLimit BuildBatchConfig Cache ConcurrentBuildLimit"
                " Description EncryptionKey Environment FileSystemLocations LogsConfig"
                " QueuedTimeoutInMinutes ResourceAccessRole SecondaryArtifacts"
                " SecondarySourceVersions SecondarySources ServiceRole Source SourceVersion"
                " TimeoutInMinutes VpcConfig",
                fills={
                    "Id": "name",
                    "BadgeEnabled": "badge.badgeEnabled",
                    "Triggers": Pick(
                        "webhook",
                        {
                            "BuildType": "buildType",
                            "FilterGroups": Via(filters, "filterGroups"),
                            "PullRequestBuildPolicy": "pullRequestBuildPolicy",
                            "ScopeConfiguration": "scopeConfiguration",
                            "Webhook": Fixed(value=True),
                        },
                    ),
                    "Visibility": "projectVisibility",
                    TAGS: "tags",
                },
            ),
        ),
        id="it",
        arn="arn:{partition}:codebuild:{region}:{account}:project/{id}",
        name="it",
        tags="@told",
    ),
    Table(
        "AWS::CodeBuild::ReportGroup",
        Call(
            "codebuild:ListReportGroups",
            "reportGroups[]",
            fixed={"maxResults": 100},
            more="nextToken",
            fills={"Arn": "it"},
        ),
        (
            Call(
                "codebuild:BatchGetReportGroups",
                "reportGroups[]",
                batch=Batch(lambda arns: {"reportGroupArns": arns}, 100, own="it", by="arn"),
                same="ExportConfig Name Type",
                fills={
                    TAGS: "tags",
                },
            ),
        ),
        id=Via(last_part(), "it"),
        arn="it",
        name="name",
        tags="@told",
    ),
)
