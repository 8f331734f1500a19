"""Artifacts of builds are encrypted.

Why: artifacts are the code that is deployed, and what stands in it.

Fix: remove `EncryptionDisabled` from `Artifacts` and `SecondaryArtifacts`. Holds for new builds.

Links:
- https://docs.aws.amazon.com/codebuild/latest/userguide/security-encryption.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/codebuild-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from typing import Any

    from remit.schema.stubs.codebuild import Project

META = Meta(
    type="AWS::CodeBuild::Project",
    duty="key-custody",
    severity="high",
    also=("CKV_AWS_78", "AWS-0018"),
    controls=("SC-13", "SC-28", "SC-28(1)"),
)


def run(project: Project) -> Result:
    plain = some(is_plain, [project.Artifacts, *project.SecondaryArtifacts])
    return expect(not plain, "what it builds is stored without encryption")


def is_plain(artifacts: Any) -> bool:
    return bool(artifacts.EncryptionDisabled and artifacts.Type != "NO_ARTIFACTS")  # nothing is built that is kept


EXAMPLES = """
# pass: nothing is kept, so that the setting says nothing
Type: AWS::CodeBuild::Project
Properties: {ServiceRole: role, Artifacts: {Type: NO_ARTIFACTS, EncryptionDisabled: true}}
---
# pass: by default
Type: AWS::CodeBuild::Project
Properties: {ServiceRole: role, Artifacts: {Type: S3, Location: builds}}
---
# fail: switched off
Type: AWS::CodeBuild::Project
Properties: {ServiceRole: role, Artifacts: {Type: S3, Location: builds, EncryptionDisabled: true}}
---
# undetermined: a parameter
Type: AWS::CodeBuild::Project
Properties: {ServiceRole: role, Artifacts: {Type: S3, Location: builds, EncryptionDisabled: !Ref Plain}}
"""
