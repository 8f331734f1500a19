"""Build logs in S3 are encrypted.

Why: build logs show sources, commands and now and then a secret.

Fix: remove `LogsConfig.S3Logs.EncryptionDisabled`. Holds for new builds.

Links:
- https://docs.aws.amazon.com/codebuild/latest/userguide/change-project.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/codebuild-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable, or_default

if TYPE_CHECKING:
    from remit.schema.stubs.codebuild import Project

META = Meta(
    type="AWS::CodeBuild::Project",
    duty="logging-monitoring",
    severity="low",
    also=(
        "CodeBuild.3",
        "config:codebuild-project-s3-logs-encrypted",
        "CKV_AWS_311",
        "codebuild_project_s3_logs_encrypted",
    ),
    controls=("CA-9(1)", "SC-13", "SC-28"),
)


def run(project: Project) -> Result:
    logs = project.LogsConfig.S3Logs
    if or_default(logs.Status, "DISABLED") != "ENABLED":
        return not_applicable("it writes no logs to S3")
    return expect(not logs.EncryptionDisabled, "its logs are not encrypted")


EXAMPLES = """
# pass: by default
Type: AWS::CodeBuild::Project
Properties: {ServiceRole: role, LogsConfig: {S3Logs: {Status: ENABLED, Location: logs/web}}}
---
# fail: switched off
Type: AWS::CodeBuild::Project
Properties: {ServiceRole: role, LogsConfig: {S3Logs: {Status: ENABLED, Location: logs/web, EncryptionDisabled: true}}}
---
# undetermined: a parameter
Type: AWS::CodeBuild::Project
Properties: {ServiceRole: role, LogsConfig: {S3Logs: {Status: ENABLED, Location: logs/web,
   EncryptionDisabled: !Ref Plain}}}
---
# not-applicable: elsewhere
Type: AWS::CodeBuild::Project
Properties: {ServiceRole: role}
"""
