"""File systems survive the loss of an Availability Zone.

Why: a One Zone file system is unreachable while its zone is down, and lost with it.

Fix: leave `AvailabilityZoneName` out: the file system is then kept in all zones. Changing it replaces the file
system: copy the files with DataSync or restore a backup.

Links:
- https://docs.aws.amazon.com/efs/latest/ug/features.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.efs import FileSystem

META = Meta(
    type="AWS::EFS::FileSystem",
    duty="backup-recovery",
    severity="medium",
    also=("efs_multi_az_enabled",),
    controls=("CP-10", "CP-6(2)", "SC-5(2)", "SC-36", "SI-13(5)"),
)


def run(files: FileSystem) -> Result:
    return expect(not files.AvailabilityZoneName, "it is kept in one Availability Zone")


EXAMPLES = """
# pass: in all zones
Type: AWS::EFS::FileSystem
Properties: {Encrypted: true}
---
# fail: in one
Type: AWS::EFS::FileSystem
Properties: {AvailabilityZoneName: eu-west-1a}
---
# undetermined: decided by a parameter that has no value
Type: AWS::EFS::FileSystem
Properties: {AvailabilityZoneName: !Ref Zone}
"""
