"""Projects name secrets and do not contain them.

Why: environment variables of type PLAINTEXT stand in the clear in the project, in build logs and in the template.

Fix: set `Type: SECRETS_MANAGER` or `PARAMETER_STORE` and name the secret in `Value`; for AWS, use the service role.
Then change the value: it stays in old builds.

Links:
- https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-env-vars.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/codebuild-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default, some

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.codebuild import Project, Project_EnvironmentVariable

META = Meta(
    type="AWS::CodeBuild::Project",
    duty="key-custody",
    severity="critical",
    also=(
        "CKV_SECRET_2",
        "CKV_SECRET_6",
        "CKV_SECRET_13",
        "CodeBuild.2",
        "config:codebuild-project-envvar-awscred-check",
        "codebuild_project_no_secrets_in_variables",
        "CODEBUILD_PROJECT_ENVVAR_AWSCRED_CHECK",
    ),
    controls=("IA-5(7)", "SA-3"),
)


def run(project: Project, world: World) -> Result:
    found = some(lambda each: is_plain(each) and world.secrets.holds([each]), project.Environment.EnvironmentVariables)
    return expect(not found, "a variable holds a credential in the clear")


def is_plain(variable: Project_EnvironmentVariable) -> bool:
    return or_default(variable.Type, "PLAINTEXT") == "PLAINTEXT"


EXAMPLES = """
# pass: named
Type: AWS::CodeBuild::Project
Properties: {ServiceRole: role, Environment: {EnvironmentVariables: [{Name: DB_PASSWORD, Type: SECRETS_MANAGER,
   Value: db}]}}
---
# fail: in the clear
Type: AWS::CodeBuild::Project
Properties: {ServiceRole: role, Environment: {EnvironmentVariables: [{Name: AWS_SECRET_ACCESS_KEY, Value: example}]}}
---
# undetermined: a parameter
Type: AWS::CodeBuild::Project
Properties: {ServiceRole: role, Environment: {EnvironmentVariables: [{Name: DB_PASSWORD, Type: !Ref Kind,
   Value: db}]}}
"""
