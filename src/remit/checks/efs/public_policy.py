"""Policies of file systems let in only who is named.

Why: a policy that names everyone lets every account, and whoever reaches a mount target, read and write the files. So
does a file system without one: AWS's own policy gives every client that reaches it full access, root's included.

Fix: name the roles in `FileSystemPolicy`. It takes effect at once; clients that mount without IAM are refused.

Links:
- https://docs.aws.amazon.com/efs/latest/ug/access-control-block-public-access.html
- https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, failed, passed

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.efs import FileSystem

META = Meta(
    type="AWS::EFS::FileSystem",
    duty="identity-access",
    severity="medium",
    also=("efs_not_publicly_accessible",),
    controls=("AC-3", "AC-4", "AC-6", "SC-7", "SC-7(3)", "SC-7(21)"),
)


def run(files: FileSystem, world: World) -> Result:
    if not files.FileSystemPolicy:
        return failed("without a policy everybody who reaches a mount target reads and writes")
    answer = world.iam.allows_anyone(files.FileSystemPolicy)
    return failed(answer.reason, at=answer.at) if answer else passed()


EXAMPLES = """
# pass: a role
Type: AWS::EFS::FileSystem
Properties:
  FileSystemPolicy:
    Statement:
      - {Effect: Allow, Principal: {AWS: "arn:aws:iam::111122223333:role/app"},
         Action: "elasticfilesystem:ClientMount", Resource: "*"}
---
# fail: everyone
Type: AWS::EFS::FileSystem
Properties:
  FileSystemPolicy:
    Statement: [{Effect: Allow, Principal: {AWS: "*"}, Action: "elasticfilesystem:ClientMount", Resource: "*"}]
---
# fail: AWS's own policy
Type: AWS::EFS::FileSystem
---
# undetermined: a parameter
Type: AWS::EFS::FileSystem
Properties: {FileSystemPolicy: !Ref Policy}
"""
