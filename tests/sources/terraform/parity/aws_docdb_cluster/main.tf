# types: aws_docdb_cluster aws_docdb_cluster_instance aws_docdb_subnet_group aws_docdb_cluster_parameter_group aws_docdb_event_subscription aws_docdb_global_cluster aws_docdbelastic_cluster
resource "aws_docdb_cluster" "catalog" {
  cluster_identifier              = "catalog"
  engine                          = "docdb"
  engine_version                  = "5.0.0"
  master_username                 = "owner"
  master_password                 = "first-password"
  backup_retention_period         = 7
  preferred_backup_window         = "02:00-03:00"
  preferred_maintenance_window    = "sun:04:00-sun:05:00"
  db_subnet_group_name            = aws_docdb_subnet_group.private.id
  db_cluster_parameter_group_name = aws_docdb_cluster_parameter_group.tls.id
  vpc_security_group_ids          = ["sg-0123456789abcdef0"]
  storage_encrypted               = true
  kms_key_id                      = aws_kms_key.data.arn
  enabled_cloudwatch_logs_exports = ["audit", "profiler"]
  deletion_protection             = true
  skip_final_snapshot             = true

  serverless_v2_scaling_configuration {
    min_capacity = 1
    max_capacity = 8
  }
}

resource "aws_docdb_cluster" "restored" {
  global_cluster_identifier = aws_docdb_global_cluster.world.id

  restore_to_point_in_time {
    source_cluster_identifier  = aws_docdb_cluster.catalog.cluster_identifier
    use_latest_restorable_time = true
    restore_type               = "copy-on-write"
  }
}

resource "aws_docdb_cluster_instance" "catalog_one" {
  identifier                   = "catalog-1"
  cluster_identifier           = aws_docdb_cluster.catalog.id
  instance_class               = "db.r6g.large"
  auto_minor_version_upgrade   = false
  ca_cert_identifier           = "rds-ca-rsa2048-g1"
  certificate_rotation_restart = "true"
  enable_performance_insights  = true
}

resource "aws_docdb_subnet_group" "private" {
  subnet_ids = ["subnet-0aaaaaaaaaaaaaaaa", "subnet-0bbbbbbbbbbbbbbbb"]
}

resource "aws_docdb_cluster_parameter_group" "tls" {
  family      = "docdb5.0"
  description = "TLS and audit"

  parameter {
    name  = "tls"
    value = "enabled"
  }

  parameter {
    name  = "audit_logs"
    value = "all"
  }
}

resource "aws_docdb_event_subscription" "failures" {
  name             = "failures"
  sns_topic_arn    = aws_sns_topic.alarms.arn
  source_type      = "db-cluster"
  source_ids       = [aws_docdb_cluster.catalog.id]
  event_categories = ["failure"]
}

resource "aws_docdb_global_cluster" "world" {
  global_cluster_identifier = "world"
  engine                    = "docdb"
  storage_encrypted         = true
}

resource "aws_docdbelastic_cluster" "elastic" {
  name                = "elastic"
  admin_user_name     = "owner"
  admin_user_password = "first-password"
  auth_type           = "PLAIN_TEXT"
  shard_capacity      = 2
  shard_count         = 1
  kms_key_id          = aws_kms_key.data.arn
}

resource "aws_kms_key" "data" {}

resource "aws_sns_topic" "alarms" {}
