data "aws_secretsmanager_secret_version" "master" {
  secret_id = var.secret
}

resource "aws_db_instance" "this" {
  identifier        = var.name
  engine            = "postgres"
  engine_version    = "16.3"
  instance_class    = var.class
  allocated_storage = var.size

  storage_encrypted = var.encrypted
  kms_key_id        = var.kms_key_arn

  username = var.username
  password = jsondecode(data.aws_secretsmanager_secret_version.master.secret_string)["password"]

  iam_database_authentication_enabled = var.careful

  db_subnet_group_name   = var.subnet_group
  vpc_security_group_ids = var.security_groups
  publicly_accessible    = var.public
  multi_az               = var.careful

  backup_retention_period = var.careful ? 14 : 0
  copy_tags_to_snapshot   = var.careful
  deletion_protection     = var.careful

  skip_final_snapshot       = false
  final_snapshot_identifier = "${var.name}-final"

  auto_minor_version_upgrade      = var.careful
  enabled_cloudwatch_logs_exports = var.log_exports
}
