"""Amazon EFS."""

from __future__ import annotations

from remit.sources.terraform.mapping.table import Block, Table

FILE_SYSTEM = ("AWS::EFS::FileSystem",)

TABLES = (
    Table(
        "aws_efs_file_system",
        "AWS::EFS::FileSystem",
        {
            "lifecycle_policy": "LifecyclePolicies",
            "tags": "FileSystemTags",
            "protection": Block("FileSystemProtection", {"replication_overwrite": "ReplicationOverwriteProtection"}),
        },
        drop="creation_token",
    ),
    Table(
        "aws_efs_backup_policy",
        attributes={"backup_policy": "BackupPolicy"},
        parents=FILE_SYSTEM,
        by="file_system_id",
    ),
    Table(
        "aws_efs_file_system_policy",
        attributes={"policy": "FileSystemPolicy"},
        parents=FILE_SYSTEM,
        by="file_system_id",
    ),
    Table(
        "aws_efs_replication_configuration",
        attributes={"destination": Block("ReplicationConfiguration.Destinations", drop="status")},
        parents=FILE_SYSTEM,
        by="source_file_system_id",
    ),
    Table("aws_efs_mount_target", "AWS::EFS::MountTarget"),
    Table("aws_efs_access_point", "AWS::EFS::AccessPoint", {"tags": "AccessPointTags"}),
)
