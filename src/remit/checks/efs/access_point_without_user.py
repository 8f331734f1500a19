"""Access points decide whose files clients write.

Why: without an enforced identity, every client is whom it says it is, root included.

Fix: set `PosixUser: {Uid: …, Gid: …}`. Changing it replaces the access point.

Links:
- https://docs.aws.amazon.com/efs/latest/ug/enforce-identity-access-points.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/efs-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.efs import AccessPoint

META = Meta(
    type="AWS::EFS::AccessPoint",
    duty="identity-access",
    severity="medium",
    also=(
        "EFS.4",
        "config:efs-access-point-enforce-user-identity",
        "CKV_AWS_330",
        "efs_access_point_enforce_user_identity",
    ),
    controls=("AC-3", "AC-6", "AC-6(2)"),
)


def run(point: AccessPoint) -> Result:
    return expect(point.PosixUser.Uid, "clients choose who they are")


EXAMPLES = """
# pass: one user
Type: AWS::EFS::AccessPoint
Properties: {FileSystemId: fs-0a1b2c3d, PosixUser: {Uid: "1001", Gid: "1001"}}
---
# fail: whoever they say
Type: AWS::EFS::AccessPoint
Properties: {FileSystemId: fs-0a1b2c3d}
---
# undetermined: decided by a parameter that has no value
Type: AWS::EFS::AccessPoint
Properties: {FileSystemId: fs-0a1b2c3d, PosixUser: !Ref User}
"""
