"""Addresses of sources hold no credentials.

Why: a user name with password or token in the address stands in the clear in the project, in logs and in the
template.

Fix: connect by AWS CodeConnections or an OAuth `AWS::CodeBuild::SourceCredential`, put the bare address in
`Source.Location`, then revoke the credential. No interruption.

Links:
- https://docs.aws.amazon.com/codebuild/latest/userguide/access-tokens.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/codebuild-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default, some

if TYPE_CHECKING:
    from typing import Any

    from remit.schema.stubs.codebuild import Project

META = Meta(
    type="AWS::CodeBuild::Project",
    duty="key-custody",
    severity="critical",
    also=(
        "CodeBuild.1",
        "config:codebuild-project-source-repo-url-check",
        "codebuild_project_source_repo_url_no_sensitive_credentials",
        "CODEBUILD_PROJECT_SOURCE_REPO_URL_CHECK",
    ),
    controls=("IA-5(7)", "SA-3"),
)


def run(project: Project) -> Result:
    sources = [project.Source, *project.SecondarySources]
    return expect(not some(tells, sources), "an address of its sources holds a credential")


def tells(source: Any) -> bool:
    address = or_default(source.Location, "")
    return "@" in address and address.startswith("http")


EXAMPLES = """
# pass: the bare address
Type: AWS::CodeBuild::Project
Properties: {ServiceRole: role, Source: {Type: BITBUCKET, Location: "https://bitbucket.org/example/web.git"}}
---
# fail: with a token
Type: AWS::CodeBuild::Project
Properties: {ServiceRole: role, Source: {Type: BITBUCKET,
   Location: "https://x-token:example@bitbucket.org/example/web.git"}}
---
# undetermined: a parameter
Type: AWS::CodeBuild::Project
Properties: {ServiceRole: role, Source: {Type: BITBUCKET, Location: !Ref Address}}
"""
