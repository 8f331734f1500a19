"""Backups of managed file systems carry the tags of their file system.

Why: policies, owners and retention are found by tags. A backup without them is one that nobody owns.

Fix: set `CopyTagsToBackups: true`, for OpenZFS also `CopyTagsToVolumes: true`. It is changed in place for OpenZFS;
others are replaced.

Links:
- https://docs.aws.amazon.com/fsx/latest/OpenZFSGuide/using-backups.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/fsx-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable, some

if TYPE_CHECKING:
    from remit.schema.stubs.fsx import FileSystem

META = Meta(
    type="AWS::FSx::FileSystem",
    duty="backup-recovery",
    severity="low",
    also=(
        "FSx.1",
        "FSx.2",
        "config:fsx-openzfs-copy-tags-enabled",
        "config:fsx-lustre-copy-tags-to-backups",
        "fsx_file_system_copy_tags_to_backups_enabled",
        "fsx_file_system_copy_tags_to_volumes_enabled",
    ),
    controls=("CP-9", "CM-8"),
)


def run(files: FileSystem) -> Result:
    if files.FileSystemType == "ONTAP":
        return not_applicable("tags are the setting of its volumes")
    if files.FileSystemType == "OPENZFS":
        copied = files.OpenZFSConfiguration.CopyTagsToBackups and files.OpenZFSConfiguration.CopyTagsToVolumes
        return expect(copied, "its backups or its volumes carry no tags")
    kinds = (files.WindowsConfiguration, files.LustreConfiguration)
    return expect(some(lambda kind: kind.CopyTagsToBackups, kinds), "its backups carry no tags")


EXAMPLES = """
# pass: to both
Type: AWS::FSx::FileSystem
Properties: {FileSystemType: OPENZFS, OpenZFSConfiguration: {DeploymentType: SINGLE_AZ_1, CopyTagsToBackups: true,
    CopyTagsToVolumes: true}}
---
# pass: to backups
Type: AWS::FSx::FileSystem
Properties: {FileSystemType: WINDOWS, WindowsConfiguration: {ThroughputCapacity: 32, CopyTagsToBackups: true}}
---
# fail: to backups only
Type: AWS::FSx::FileSystem
Properties: {FileSystemType: OPENZFS, OpenZFSConfiguration: {DeploymentType: SINGLE_AZ_1, CopyTagsToBackups: true}}
---
# fail: not unless told to
Type: AWS::FSx::FileSystem
Properties: {FileSystemType: LUSTRE}
---
# not-applicable: volumes decide
Type: AWS::FSx::FileSystem
Properties: {FileSystemType: ONTAP}
---
# undetermined: decided by a parameter that has no value
Type: AWS::FSx::FileSystem
Properties: {FileSystemType: LUSTRE, LustreConfiguration: {CopyTagsToBackups: !Ref Copy}}
"""
