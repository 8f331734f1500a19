"""Volumes of WorkSpaces are encrypted.

Why: a desktop's volumes hold mail, files and saved passwords of its user. They can be encrypted only when the
WorkSpace is made.

Fix: set `RootVolumeEncryptionEnabled` and `UserVolumeEncryptionEnabled` to true with a `VolumeEncryptionKey`. The
WorkSpace is replaced: migrate the user's data.

Note: tools that ask for both volumes in one check are named at the user's volume, where the data is.

Links:
- https://docs.aws.amazon.com/workspaces/latest/adminguide/encrypt-workspaces.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/workspaces-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from typing import Any

    from remit.schema.stubs.workspaces import Workspace

META = Meta(
    type="AWS::WorkSpaces::Workspace",
    duty="rest-encryption",
    severity="medium",
    controls=("SC-13", "SC-28", "SC-28(1)"),
)

# These ask for both volumes at once.
BOTH = ("AWS-0109", "WORKSPACE_ENCRYPTION_ENABLED")

MEMBERS = {
    "user": {
        "property": "UserVolumeEncryptionEnabled",
        "also": (
            "WorkSpaces.1",
            "config:workspaces-user-volume-encryption-enabled",
            "CKV_AWS_155",
            "workspaces_volume_encryption_enabled",
            *BOTH,
        ),
    },
    "root": {
        "property": "RootVolumeEncryptionEnabled",
        "also": ("WorkSpaces.2", "config:workspaces-root-volume-encryption-enabled", "CKV_AWS_156", *BOTH),
    },
}


def run(workspace: Workspace, member: dict[str, Any]) -> Result:
    return expect(workspace[member["property"]], "the volume is not encrypted")


EXAMPLES = """
# pass: both
Type: AWS::WorkSpaces::Workspace
Properties: {BundleId: wsb-1, DirectoryId: d-1, UserName: ann, RootVolumeEncryptionEnabled: true,
   UserVolumeEncryptionEnabled: true}
---
# fail: neither by default
Type: AWS::WorkSpaces::Workspace
Properties: {BundleId: wsb-1, DirectoryId: d-1, UserName: ann}
---
# undetermined: parameters
Type: AWS::WorkSpaces::Workspace
Properties: {BundleId: wsb-1, DirectoryId: d-1, UserName: ann, RootVolumeEncryptionEnabled: !Ref Root,
   UserVolumeEncryptionEnabled: !Ref User}
"""
