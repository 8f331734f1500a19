"""Builds do not run as root of their host.

Why: a privileged build container can do with the host's Docker what it likes, and so can whatever dependency runs in
the build.

Fix: remove `Environment.PrivilegedMode: true`; projects that build images keep it and are waived, better in a project
of their own. Holds for new builds.

Links:
- https://docs.aws.amazon.com/codebuild/latest/userguide/sample-docker.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/codebuild-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.codebuild import Project

META = Meta(
    type="AWS::CodeBuild::Project",
    duty="platform",
    severity="high",
    also=("CodeBuild.5", "config:codebuild-project-environment-privileged-check", "CKV_AWS_316"),
    controls=("AC-2(1)", "AC-3", "AC-5", "AC-6"),
)


def run(project: Project) -> Result:
    return expect(not project.Environment.PrivilegedMode, "its builds are root on their host")


EXAMPLES = """
# pass: off by default
Type: AWS::CodeBuild::Project
Properties: {ServiceRole: role, Environment: {Type: LINUX_CONTAINER}}
---
# fail: on
Type: AWS::CodeBuild::Project
Properties: {ServiceRole: role, Environment: {Type: LINUX_CONTAINER, PrivilegedMode: true}}
---
# undetermined: a parameter
Type: AWS::CodeBuild::Project
Properties: {ServiceRole: role, Environment: {Type: LINUX_CONTAINER, PrivilegedMode: !Ref Privileged}}
"""
