"""Access points lead to a directory of their own.

Why: an access point at `/` shows every client the files of all the others.

Fix: set `RootDirectory: {Path: …}` to a directory other than `/`. Changing it replaces the access point.

Links:
- https://docs.aws.amazon.com/efs/latest/ug/enforce-root-directory-access-point.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/efs-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default

if TYPE_CHECKING:
    from remit.schema.stubs.efs import AccessPoint

META = Meta(
    type="AWS::EFS::AccessPoint",
    duty="identity-access",
    severity="medium",
    also=(
        "EFS.3",
        "config:efs-access-point-enforce-root-directory",
        "CKV_AWS_329",
        "efs_access_point_enforce_root_directory",
    ),
    controls=("AC-3", "AC-6", "AC-6(10)"),
)


def run(point: AccessPoint) -> Result:
    return expect(or_default(point.RootDirectory.Path, "/") != "/", "it leads to the root of the file system")


EXAMPLES = """
# pass: a directory
Type: AWS::EFS::AccessPoint
Properties: {FileSystemId: fs-0a1b2c3d, RootDirectory: {Path: /orders}}
---
# fail: the root
Type: AWS::EFS::AccessPoint
Properties: {FileSystemId: fs-0a1b2c3d, RootDirectory: {Path: /}}
---
# fail: the default
Type: AWS::EFS::AccessPoint
Properties: {FileSystemId: fs-0a1b2c3d}
---
# undetermined: decided by a parameter that has no value
Type: AWS::EFS::AccessPoint
Properties: {FileSystemId: fs-0a1b2c3d, RootDirectory: {Path: !Ref Path}}
"""
