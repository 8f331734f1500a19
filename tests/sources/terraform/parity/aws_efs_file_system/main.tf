# types: aws_efs_file_system aws_efs_backup_policy aws_efs_file_system_policy aws_efs_replication_configuration aws_efs_mount_target aws_efs_access_point
resource "aws_efs_file_system" "files" {
  creation_token                  = "files"
  encrypted                       = true
  kms_key_id                      = aws_kms_key.data.arn
  performance_mode                = "generalPurpose"
  throughput_mode                 = "provisioned"
  provisioned_throughput_in_mibps = 64

  lifecycle_policy {
    transition_to_ia = "AFTER_30_DAYS"
  }

  lifecycle_policy {
    transition_to_primary_storage_class = "AFTER_1_ACCESS"
  }

  protection {
    replication_overwrite = "DISABLED"
  }

  tags = {
    Team = "shop"
  }
}

resource "aws_efs_backup_policy" "files" {
  file_system_id = aws_efs_file_system.files.id

  backup_policy {
    status = "ENABLED"
  }
}

resource "aws_efs_file_system_policy" "files" {
  file_system_id = aws_efs_file_system.files.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Deny"
      Principal = { AWS = "*" }
      Action    = "*"
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  })
}

resource "aws_efs_replication_configuration" "files" {
  source_file_system_id = aws_efs_file_system.files.id

  destination {
    region     = "eu-west-1"
    kms_key_id = "arn:aws:kms:eu-west-1:123456789012:key/copies"
  }
}

resource "aws_efs_mount_target" "first" {
  file_system_id  = aws_efs_file_system.files.id
  subnet_id       = "subnet-0aaaaaaaaaaaaaaaa"
  security_groups = ["sg-0123456789abcdef0"]
}

resource "aws_efs_access_point" "web" {
  file_system_id = aws_efs_file_system.files.id

  posix_user {
    uid            = 1000
    gid            = 1000
    secondary_gids = [2000]
  }

  root_directory {
    path = "/web"

    creation_info {
      owner_uid   = 1000
      owner_gid   = 1000
      permissions = "0750"
    }
  }

  tags = {
    Team = "shop"
  }
}

resource "aws_kms_key" "data" {}
