"""Results of builds are not public.

Why: logs and artifacts of a public project can be read by everybody on the internet.

Fix: set `Visibility: PRIVATE`. Takes effect at once; treat what stood in the logs as known.

Links:
- https://docs.aws.amazon.com/codebuild/latest/userguide/public-builds.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/codebuild-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.codebuild import Project

META = Meta(
    type="AWS::CodeBuild::Project",
    duty="identity-access",
    severity="high",
    also=("codebuild_project_not_publicly_accessible",),
    controls=("AC-3", "AC-6", "AC-21"),
)


def run(project: Project) -> Result:
    return expect(project.Visibility != "PUBLIC_READ", "everybody can read its logs and artifacts")


EXAMPLES = """
# pass: private by default
Type: AWS::CodeBuild::Project
Properties: {ServiceRole: role, Source: {Type: CODEPIPELINE}}
---
# fail: public
Type: AWS::CodeBuild::Project
Properties: {ServiceRole: role, Visibility: PUBLIC_READ}
---
# undetermined: a parameter
Type: AWS::CodeBuild::Project
Properties: {ServiceRole: role, Visibility: !Ref Visibility}
"""
