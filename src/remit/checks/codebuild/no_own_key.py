"""Artifacts of builds are under a key of the customer's own.

Why: only with a key of your own can you see who used it, and share artifacts with another account without sharing
more.

Fix: set `EncryptionKey`. Holds for new builds; the key is priced by use.

Links:
- https://docs.aws.amazon.com/codebuild/latest/userguide/security-encryption.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/codebuild-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, is_own_key

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.codebuild import Project

META = Meta(
    type="AWS::CodeBuild::Project",
    needs=("AWS::KMS::Key",),
    duty="key-custody",
    severity="low",
    also=("CKV_AWS_147", "CODEBUILD_ENCRYPTION_KEY_RULE"),
    controls=("SC-12", "SC-13", "SC-28"),
)


def run(project: Project, world: World) -> Result:
    return expect(is_own_key(project.EncryptionKey, project, world), "what it builds is under a key of AWS's")


EXAMPLES = """
# pass: one's own
Type: AWS::CodeBuild::Project
Properties: {ServiceRole: role, EncryptionKey: "arn:aws:kms:eu-west-1:123456789012:key/1"}
---
# fail: none
Type: AWS::CodeBuild::Project
Properties: {ServiceRole: role}
---
# undetermined: a parameter that may be empty
Type: AWS::CodeBuild::Project
Properties: {ServiceRole: role, EncryptionKey: !Ref Key}
"""
