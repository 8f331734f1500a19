# types: aws_fsx_lustre_file_system aws_fsx_ontap_file_system aws_fsx_openzfs_file_system aws_fsx_windows_file_system aws_fsx_ontap_storage_virtual_machine aws_fsx_ontap_volume aws_fsx_openzfs_volume aws_fsx_openzfs_snapshot aws_fsx_data_repository_association
resource "aws_fsx_lustre_file_system" "scratch" {
  storage_capacity                = 1200
  subnet_ids                      = ["subnet-0aaaaaaaaaaaaaaaa"]
  security_group_ids              = ["sg-0123456789abcdef0"]
  deployment_type                 = "PERSISTENT_2"
  storage_type                    = "SSD"
  per_unit_storage_throughput     = 250
  kms_key_id                      = aws_kms_key.data.arn
  automatic_backup_retention_days = 7
  copy_tags_to_backups            = true
  data_compression_type           = "LZ4"
  weekly_maintenance_start_time   = "7:04:00"

  log_configuration {
    level       = "WARN_ERROR"
    destination = "arn:aws:logs:eu-central-1:123456789012:log-group:/aws/fsx/lustre"
  }

  metadata_configuration {
    mode = "AUTOMATIC"
  }
}

resource "aws_fsx_data_repository_association" "scratch_source" {
  file_system_id       = aws_fsx_lustre_file_system.scratch.id
  data_repository_path = "s3://sources"
  file_system_path     = "/sources"

  s3 {
    auto_import_policy {
      events = ["NEW", "CHANGED"]
    }
  }
}

resource "aws_fsx_windows_file_system" "shares" {
  storage_capacity                  = 300
  subnet_ids                        = ["subnet-0aaaaaaaaaaaaaaaa", "subnet-0bbbbbbbbbbbbbbbb"]
  deployment_type                   = "MULTI_AZ_1"
  preferred_subnet_id               = "subnet-0aaaaaaaaaaaaaaaa"
  throughput_capacity               = 32
  aliases                           = ["shares.example.com"]
  automatic_backup_retention_days   = 30
  daily_automatic_backup_start_time = "02:00"
  skip_final_backup                 = true

  self_managed_active_directory {
    dns_ips                                = ["10.0.0.10", "10.0.0.11"]
    domain_name                            = "corp.example.com"
    username                               = "joiner"
    password                               = "first-password"
    organizational_unit_distinguished_name = "OU=FSx,DC=corp,DC=example,DC=com"
  }

  audit_log_configuration {
    file_access_audit_log_level       = "SUCCESS_AND_FAILURE"
    file_share_access_audit_log_level = "FAILURE_ONLY"
    audit_log_destination             = "arn:aws:logs:eu-central-1:123456789012:log-group:/aws/fsx/windows"
  }
}

resource "aws_fsx_ontap_file_system" "netapp" {
  storage_capacity                = 1024
  subnet_ids                      = ["subnet-0aaaaaaaaaaaaaaaa", "subnet-0bbbbbbbbbbbbbbbb"]
  deployment_type                 = "MULTI_AZ_1"
  preferred_subnet_id             = "subnet-0aaaaaaaaaaaaaaaa"
  ha_pairs                        = 1
  throughput_capacity_per_ha_pair = 384
  fsx_admin_password              = "first-password"
  route_table_ids                 = ["rtb-0123456789abcdef0"]

  disk_iops_configuration {
    mode = "USER_PROVISIONED"
    iops = 3072
  }
}

resource "aws_fsx_ontap_storage_virtual_machine" "machine" {
  file_system_id             = aws_fsx_ontap_file_system.netapp.id
  name                       = "machine"
  root_volume_security_style = "UNIX"
}

resource "aws_fsx_ontap_volume" "ledger" {
  name                       = "ledger"
  junction_path              = "/ledger"
  size_in_megabytes          = 1024
  storage_efficiency_enabled = true
  storage_virtual_machine_id = aws_fsx_ontap_storage_virtual_machine.machine.id

  tiering_policy {
    name           = "AUTO"
    cooling_period = 31
  }

  snaplock_configuration {
    snaplock_type = "COMPLIANCE"

    retention_period {
      default_retention {
        type  = "YEARS"
        value = 7
      }
    }
  }
}

resource "aws_fsx_openzfs_file_system" "zfs" {
  storage_capacity     = 64
  subnet_ids           = ["subnet-0aaaaaaaaaaaaaaaa"]
  deployment_type      = "SINGLE_AZ_2"
  throughput_capacity  = 160
  copy_tags_to_volumes = true
  delete_options       = ["DELETE_CHILD_VOLUMES_AND_SNAPSHOTS"]

  root_volume_configuration {
    data_compression_type = "ZSTD"
    read_only             = false
    record_size_kib       = 128

    nfs_exports {
      client_configurations {
        clients = "10.0.0.0/16"
        options = ["sync", "rw"]
      }
    }
  }
}

resource "aws_fsx_openzfs_volume" "builds" {
  name                             = "builds"
  parent_volume_id                 = aws_fsx_openzfs_file_system.zfs.root_volume_id
  data_compression_type            = "LZ4"
  storage_capacity_quota_gib       = 32
  storage_capacity_reservation_gib = 8
  record_size_kib                  = 64

  user_and_group_quotas {
    id                         = 1000
    storage_capacity_quota_gib = 4
    type                       = "USER"
  }
}

resource "aws_fsx_openzfs_snapshot" "builds_before" {
  name      = "before"
  volume_id = aws_fsx_openzfs_volume.builds.id
}

resource "aws_kms_key" "data" {}
