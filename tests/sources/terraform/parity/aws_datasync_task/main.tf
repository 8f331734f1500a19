# types: aws_datasync_task aws_datasync_agent aws_datasync_location_s3 aws_datasync_location_efs aws_datasync_location_nfs aws_datasync_location_smb aws_datasync_location_object_storage
resource "aws_datasync_agent" "office" {
  name                = "office"
  ip_address          = "192.0.2.10"
  vpc_endpoint_id     = "vpce-0123456789abcdef0"
  security_group_arns = ["arn:aws:ec2:eu-central-1:123456789012:security-group/sg-0123456789abcdef0"]
  subnet_arns         = ["arn:aws:ec2:eu-central-1:123456789012:subnet/subnet-0aaaaaaaaaaaaaaaa"]
}

resource "aws_datasync_location_nfs" "files" {
  server_hostname = "files.example.com"
  subdirectory    = "/exports"

  on_prem_config {
    agent_arns = [aws_datasync_agent.office.arn]
  }

  mount_options {
    version = "NFS4_1"
  }
}

resource "aws_datasync_location_s3" "archive" {
  s3_bucket_arn    = "arn:aws:s3:::archive"
  s3_storage_class = "STANDARD_IA"
  subdirectory     = "/office"

  s3_config {
    bucket_access_role_arn = "arn:aws:iam::123456789012:role/datasync"
  }
}

resource "aws_datasync_location_efs" "shared" {
  efs_file_system_arn         = "arn:aws:elasticfilesystem:eu-central-1:123456789012:file-system/fs-0123456789abcdef0"
  file_system_access_role_arn = "arn:aws:iam::123456789012:role/datasync"
  in_transit_encryption       = "TLS1_2"
  subdirectory                = "/"

  ec2_config {
    security_group_arns = ["arn:aws:ec2:eu-central-1:123456789012:security-group/sg-0123456789abcdef0"]
    subnet_arn          = "arn:aws:ec2:eu-central-1:123456789012:subnet/subnet-0aaaaaaaaaaaaaaaa"
  }
}

resource "aws_datasync_location_smb" "windows" {
  server_hostname = "windows.example.com"
  subdirectory    = "/shared"
  user            = "copier"
  password        = "first-secret"
  domain          = "CORP"
  agent_arns      = [aws_datasync_agent.office.arn]
}

resource "aws_datasync_location_object_storage" "other" {
  server_hostname = "objects.example.com"
  server_protocol = "HTTPS"
  server_port     = 8443
  bucket_name     = "old"
  access_key      = "copier"
  secret_key      = "second-secret"
  agent_arns      = [aws_datasync_agent.office.arn]
}

resource "aws_datasync_task" "nightly" {
  name                     = "nightly"
  source_location_arn      = aws_datasync_location_nfs.files.arn
  destination_location_arn = aws_datasync_location_s3.archive.arn
  cloudwatch_log_group_arn = "arn:aws:logs:eu-central-1:123456789012:log-group:datasync"

  excludes {
    filter_type = "SIMPLE_PATTERN"
    value       = "/tmp|/cache"
  }

  options {
    bytes_per_second       = 1048576
    log_level              = "TRANSFER"
    preserve_deleted_files = "PRESERVE"
    verify_mode            = "ONLY_FILES_TRANSFERRED"
  }

  schedule {
    schedule_expression = "cron(0 2 * * ? *)"
  }

  task_report_config {
    output_type          = "STANDARD"
    report_level         = "ERRORS_ONLY"
    s3_object_versioning = "INCLUDE"

    report_overrides {
      deleted_override = "SUCCESSES_AND_ERRORS"
    }

    s3_destination {
      bucket_access_role_arn = "arn:aws:iam::123456789012:role/datasync"
      s3_bucket_arn          = "arn:aws:s3:::reports"
      subdirectory           = "datasync"
    }
  }

  tags = {
    Team = "office"
  }
}
