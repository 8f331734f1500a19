"""Builds keep their logs.

Why: a build runs foreign code with rights to deploy. Without logs nobody can tell what it did.

Fix: set `LogsConfig.CloudWatchLogs.Status: ENABLED` or a place in `S3Logs`. Holds for new builds.

Links:
- https://docs.aws.amazon.com/codebuild/latest/userguide/change-project.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/codebuild-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default, some

if TYPE_CHECKING:
    from remit.schema.stubs.codebuild import Project

META = Meta(
    type="AWS::CodeBuild::Project",
    duty="logging-monitoring",
    severity="medium",
    also=(
        "CodeBuild.4",
        "config:codebuild-project-logging-enabled",
        "CKV_AWS_314",
        "codebuild_project_logging_enabled",
    ),
    controls=("AU-2", "AU-3", "AU-12", "CA-7"),
)


def run(project: Project) -> Result:
    logs = project.LogsConfig
    ways = (
        lambda: or_default(logs.CloudWatchLogs.Status, "ENABLED") == "ENABLED",  # on by default
        lambda: logs.S3Logs.Status == "ENABLED",
    )
    return expect(some(lambda way: way(), ways), "nobody can tell what its builds did")


EXAMPLES = """
# pass: to CloudWatch by default
Type: AWS::CodeBuild::Project
Properties: {ServiceRole: role, Source: {Type: CODEPIPELINE}}
---
# fail: switched off
Type: AWS::CodeBuild::Project
Properties: {ServiceRole: role, LogsConfig: {CloudWatchLogs: {Status: DISABLED}}}
---
# undetermined: a parameter
Type: AWS::CodeBuild::Project
Properties: {ServiceRole: role, LogsConfig: {CloudWatchLogs: {Status: !Ref Logs}}}
"""
