"""Amazon FSx: one type of CloudFormation, one of the provider for each kind of file system."""

from __future__ import annotations

from remit.sources.terraform.mapping.table import Block, Table

FINAL = "skip_final_backup final_backup_tags"
IDS = {"arn": "ResourceARN", "dns_name": "DNSName"}
COMMON = (
    "automatic_backup_retention_days daily_automatic_backup_start_time deployment_type throughput_capacity "
    "weekly_maintenance_start_time "
)


def inside(kind: str, names: str) -> dict[str, str]:
    """Attributes that have the same name in the part of the file system's kind."""
    spelt = {name: "".join(part.capitalize() for part in name.split("_")) for name in names.split()}
    return {name: f"{kind}.{path}" for name, path in spelt.items()}


TABLES = (
    Table(
        "aws_fsx_lustre_file_system",
        "AWS::FSx::FileSystem",
        {
            **inside(
                "LustreConfiguration",
                f"{COMMON} auto_import_policy copy_tags_to_backups data_compression_type drive_cache_type efa_enabled "
                "export_path import_path imported_file_chunk_size per_unit_storage_throughput log_configuration "
                "metadata_configuration",
            ),
            "data_read_cache_configuration": Block(
                "LustreConfiguration.DataReadCacheConfiguration", {"size": "SizeGiB"}
            ),
        },
        defaults={"FileSystemType": "LUSTRE", "LustreConfiguration.DeploymentType": "SCRATCH_1"},
        ids={**IDS, "mount_name": "LustreMountName"},
        drop=f"{FINAL} root_squash_configuration",
    ),
    Table(
        "aws_fsx_ontap_file_system",
        "AWS::FSx::FileSystem",
        {
            **inside(
                "OntapConfiguration",
                f"{COMMON} endpoint_ip_address_range fsx_admin_password preferred_subnet_id route_table_ids "
                "disk_iops_configuration",
            ),
            "ha_pairs": "OntapConfiguration.HAPairs",
            "throughput_capacity_per_ha_pair": "OntapConfiguration.ThroughputCapacityPerHAPair",
        },
        # FSx would keep backups for 30 days, of the next two kinds as well:
        # https://docs.aws.amazon.com/fsx/latest/APIReference/API_CreateFileSystemOntapConfiguration.html
        defaults={"FileSystemType": "ONTAP", "OntapConfiguration.AutomaticBackupRetentionDays": 0},
        ids=IDS,
    ),
    Table(
        "aws_fsx_openzfs_file_system",
        "AWS::FSx::FileSystem",
        {
            **inside(
                "OpenZFSConfiguration",
                f"{COMMON} copy_tags_to_backups copy_tags_to_volumes endpoint_ip_address_range preferred_subnet_id "
                "route_table_ids disk_iops_configuration root_volume_configuration",
            ),
            "delete_options": "OpenZFSConfiguration.Options",
            "read_cache_configuration": Block("OpenZFSConfiguration.ReadCacheConfiguration", {"size": "SizeGiB"}),
        },
        defaults={"FileSystemType": "OPENZFS", "OpenZFSConfiguration.AutomaticBackupRetentionDays": 0},
        ids={**IDS, "root_volume_id": "RootVolumeId"},
        drop=FINAL,
    ),
    Table(
        "aws_fsx_windows_file_system",
        "AWS::FSx::FileSystem",
        {
            **inside(
                "WindowsConfiguration",
                f"{COMMON} active_directory_id aliases copy_tags_to_backups preferred_subnet_id "
                "audit_log_configuration disk_iops_configuration",
            ),
            "self_managed_active_directory": Block(
                "WindowsConfiguration.SelfManagedActiveDirectoryConfiguration",
                {"password_wo": "Password"},
                drop="password_wo_version",
            ),
        },
        defaults={"FileSystemType": "WINDOWS", "WindowsConfiguration.AutomaticBackupRetentionDays": 7},
        ids=IDS,
        drop=FINAL,
    ),
    Table(
        "aws_fsx_ontap_storage_virtual_machine",
        "AWS::FSx::StorageVirtualMachine",
        ids={"arn": "ResourceARN"},
    ),
    Table(
        "aws_fsx_ontap_volume",
        "AWS::FSx::Volume",
        inside(
            "OntapConfiguration",
            "copy_tags_to_backups junction_path ontap_volume_type security_style size_in_bytes size_in_megabytes "
            "snapshot_policy storage_efficiency_enabled storage_virtual_machine_id volume_style snaplock_configuration "
            "tiering_policy",
        )
        | {
            "aggregate_configuration": Block("OntapConfiguration.AggregateConfiguration", drop="total_constituents"),
        },
        defaults={"VolumeType": "ONTAP"},
        ids={"arn": "ResourceARN"},
        drop=f"{FINAL} bypass_snaplock_enterprise_retention",
    ),
    Table(
        "aws_fsx_openzfs_volume",
        "AWS::FSx::Volume",
        inside(
            "OpenZFSConfiguration",
            "copy_tags_to_snapshots data_compression_type parent_volume_id read_only nfs_exports "
            "user_and_group_quotas origin_snapshot",
        )
        | {
            "delete_volume_options": "OpenZFSConfiguration.Options",
            "record_size_kib": "OpenZFSConfiguration.RecordSizeKiB",
            "storage_capacity_quota_gib": "OpenZFSConfiguration.StorageCapacityQuotaGiB",
            "storage_capacity_reservation_gib": "OpenZFSConfiguration.StorageCapacityReservationGiB",
        },
        defaults={"VolumeType": "OPENZFS"},
        ids={"arn": "ResourceARN"},
    ),
    Table("aws_fsx_openzfs_snapshot", "AWS::FSx::Snapshot", ids={"arn": "ResourceARN"}),
    Table(
        "aws_fsx_data_repository_association",
        "AWS::FSx::DataRepositoryAssociation",
        ids={"arn": "ResourceARN"},
        drop="delete_data_in_filesystem",
    ),
)
