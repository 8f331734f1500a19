"""Managed file systems survive the loss of an Availability Zone.

Why: a file system in one zone is unreachable while its zone is down, and may be lost with it.

Fix: set `DeploymentType` to `MULTI_AZ_1` or `MULTI_AZ_2`, with two subnets and a `PreferredSubnetId`. Changing it
replaces the file system: restore a backup into a new one.

Links:
- https://docs.aws.amazon.com/fsx/latest/WindowsGuide/high-availability-multiAZ.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/fsx-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable, or_default, some

if TYPE_CHECKING:
    from remit.schema.stubs.fsx import FileSystem

META = Meta(
    type="AWS::FSx::FileSystem",
    duty="backup-recovery",
    severity="medium",
    also=(
        "FSx.3",
        "FSx.4",
        "FSx.5",
        "config:fsx-openzfs-deployment-type-check",
        "config:fsx-ontap-deployment-type-check",
        "config:fsx-windows-deployment-type-check",
        "fsx_windows_file_system_multi_az_enabled",
    ),
    controls=("CP-10", "CP-6(2)", "SC-5(2)", "SC-36", "SI-13(5)"),
)


def run(files: FileSystem) -> Result:
    if files.FileSystemType == "LUSTRE":
        return not_applicable("Lustre has one zone only")
    kinds = (files.WindowsConfiguration, files.OntapConfiguration, files.OpenZFSConfiguration)
    spread = some(lambda kind: or_default(kind.DeploymentType, "").startswith("MULTI_AZ"), kinds)
    return expect(spread, "it is kept in one Availability Zone")


EXAMPLES = """
# pass: in two zones
Type: AWS::FSx::FileSystem
Properties: {FileSystemType: WINDOWS, WindowsConfiguration: {DeploymentType: MULTI_AZ_1, ThroughputCapacity: 32}}
---
# fail: in one
Type: AWS::FSx::FileSystem
Properties: {FileSystemType: ONTAP, OntapConfiguration: {DeploymentType: SINGLE_AZ_1}}
---
# fail: one is the default of Windows
Type: AWS::FSx::FileSystem
Properties: {FileSystemType: WINDOWS, WindowsConfiguration: {ThroughputCapacity: 32}}
---
# not-applicable: Lustre
Type: AWS::FSx::FileSystem
Properties: {FileSystemType: LUSTRE}
---
# undetermined: decided by a parameter that has no value
Type: AWS::FSx::FileSystem
Properties: {FileSystemType: OPENZFS, OpenZFSConfiguration: {DeploymentType: !Ref Kind}}
"""
