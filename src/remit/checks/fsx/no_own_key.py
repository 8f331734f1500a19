"""Managed file systems are encrypted with a key that the customer controls.

Why: with a key that AWS manages, whoever may use the service may read. With a customer managed key, reading also
needs permission for the key, each use is in CloudTrail, and disabling it closes the data for everybody.

Fix: set `KmsKeyId`. It can only be given when the file system is made: restore a backup into a new one.

Links:
- https://docs.aws.amazon.com/fsx/latest/WindowsGuide/encryption-at-rest.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, is_own_key, not_applicable, or_default

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.fsx import FileSystem

META = Meta(
    type="AWS::FSx::FileSystem",
    needs=("AWS::KMS::Key",),
    duty="key-custody",
    severity="low",
    also=("CKV_AWS_178", "CKV_AWS_179", "CKV_AWS_190", "CKV_AWS_203"),
    controls=("SC-12", "SC-12(2)", "SC-28(1)"),
)


def run(files: FileSystem, world: World) -> Result:
    lustre = files.LustreConfiguration
    if files.FileSystemType == "LUSTRE" and or_default(lustre.DeploymentType, "SCRATCH_1").startswith("SCRATCH"):
        return not_applicable("a scratch file system takes no key")
    return expect(is_own_key(files.KmsKeyId, files, world), "AWS alone controls the key")


EXAMPLES = """
# pass: a key of its own
Type: AWS::FSx::FileSystem
Properties: {FileSystemType: OPENZFS, KmsKeyId: alias/orders}
---
# fail: the key of AWS
Type: AWS::FSx::FileSystem
Properties: {FileSystemType: WINDOWS}
---
# not-applicable: scratch space
Type: AWS::FSx::FileSystem
Properties: {FileSystemType: LUSTRE, LustreConfiguration: {DeploymentType: SCRATCH_2}}
---
# undetermined: decided by a parameter that has no value
Type: AWS::FSx::FileSystem
Properties: {FileSystemType: ONTAP, KmsKeyId: !Ref Key}
"""
