# types: aws_rds_cluster aws_rds_cluster_instance aws_rds_cluster_parameter_group aws_rds_cluster_role_association aws_rds_cluster_endpoint aws_rds_global_cluster aws_db_cluster_snapshot aws_rds_shard_group aws_rds_integration aws_rds_custom_db_engine_version aws_db_snapshot_copy aws_rds_cluster_snapshot_copy
resource "aws_rds_global_cluster" "world" {
  global_cluster_identifier = "world"
  engine                    = "aurora-mysql"
  engine_version            = "8.0.mysql_aurora.3.08.0"
  storage_encrypted         = true
  deletion_protection       = true
  force_destroy             = true
}

resource "aws_rds_cluster" "shop" {
  cluster_identifier                  = "shop"
  global_cluster_identifier           = aws_rds_global_cluster.world.id
  engine                              = "aurora-mysql"
  engine_version                      = "8.0.mysql_aurora.3.08.0"
  database_name                       = "shop"
  master_username                     = "owner"
  manage_master_user_password         = true
  master_user_secret_kms_key_id       = aws_kms_key.data.arn
  availability_zones                  = ["eu-central-1a", "eu-central-1b", "eu-central-1c"]
  db_subnet_group_name                = "private"
  db_cluster_parameter_group_name     = aws_rds_cluster_parameter_group.strict.id
  vpc_security_group_ids              = ["sg-0123456789abcdef0"]
  port                                = 3306
  storage_encrypted                   = true
  kms_key_id                          = aws_kms_key.data.arn
  storage_type                        = "aurora-iopt1"
  backup_retention_period             = 35
  preferred_backup_window             = "01:00-02:00"
  preferred_maintenance_window        = "sun:03:00-sun:04:00"
  backtrack_window                    = 86400
  copy_tags_to_snapshot               = true
  deletion_protection                 = true
  iam_database_authentication_enabled = true
  enable_http_endpoint                = true
  enabled_cloudwatch_logs_exports     = ["audit", "error"]
  iam_roles                           = [aws_iam_role.loader.arn]
  performance_insights_enabled        = true
  performance_insights_kms_key_id     = aws_kms_key.data.arn
  skip_final_snapshot                 = true
  apply_immediately                   = true

  serverlessv2_scaling_configuration {
    min_capacity = 0.5
    max_capacity = 16
  }

  tags = {
    Team = "shop"
  }
}

resource "aws_rds_cluster" "restored" {
  engine          = "aurora-postgresql"
  engine_mode     = "serverless"
  master_username = "owner"
  master_password = "first-password"

  restore_to_point_in_time {
    source_cluster_identifier = aws_rds_cluster.shop.cluster_identifier
    restore_type              = "copy-on-write"
    restore_to_time           = "2026-01-01T00:00:00Z"
  }

  scaling_configuration {
    auto_pause               = true
    min_capacity             = 2
    max_capacity             = 8
    seconds_until_auto_pause = 600
    timeout_action           = "ForceApplyCapacityChange"
  }
}

resource "aws_rds_cluster_instance" "shop_writer" {
  identifier                   = "shop-1"
  cluster_identifier           = aws_rds_cluster.shop.id
  engine                       = "aurora-mysql"
  instance_class               = "db.serverless"
  publicly_accessible          = false
  db_parameter_group_name      = "strict"
  auto_minor_version_upgrade   = true
  ca_cert_identifier           = "rds-ca-rsa2048-g1"
  promotion_tier               = 1
  monitoring_interval          = 30
  monitoring_role_arn          = aws_iam_role.loader.arn
  performance_insights_enabled = true
}

resource "aws_rds_cluster_parameter_group" "strict" {
  family = "aurora-mysql8.0"

  parameter {
    name  = "require_secure_transport"
    value = "ON"
  }
}

resource "aws_rds_cluster_role_association" "shop_import" {
  db_cluster_identifier = aws_rds_cluster.shop.id
  feature_name          = "S3_INTEGRATION"
  role_arn              = aws_iam_role.loader.arn
}

resource "aws_rds_cluster_endpoint" "reports" {
  cluster_identifier          = aws_rds_cluster.shop.id
  cluster_endpoint_identifier = "reports"
  custom_endpoint_type        = "READER"
  excluded_members            = [aws_rds_cluster_instance.shop_writer.id]
}

resource "aws_db_cluster_snapshot" "before" {
  db_cluster_identifier          = aws_rds_cluster.shop.id
  db_cluster_snapshot_identifier = "before"
  shared_accounts                = ["all"]
}

resource "aws_rds_cluster_snapshot_copy" "elsewhere" {
  source_db_cluster_snapshot_identifier = aws_db_cluster_snapshot.before.db_cluster_snapshot_arn
  target_db_cluster_snapshot_identifier = "elsewhere"
  kms_key_id                            = aws_kms_key.data.arn
}

resource "aws_db_snapshot_copy" "instance_elsewhere" {
  source_db_snapshot_identifier = "arn:aws:rds:eu-central-1:123456789012:snapshot:before"
  target_db_snapshot_identifier = "instance-elsewhere"
}

resource "aws_rds_shard_group" "sharded" {
  db_cluster_identifier     = aws_rds_cluster.shop.id
  db_shard_group_identifier = "sharded"
  max_acu                   = 1200
  publicly_accessible       = true
}

resource "aws_rds_integration" "warehouse" {
  integration_name = "warehouse"
  source_arn       = aws_rds_cluster.shop.arn
  target_arn       = "arn:aws:redshift-serverless:eu-central-1:123456789012:namespace/warehouse"
  kms_key_id       = aws_kms_key.data.arn
}

resource "aws_rds_custom_db_engine_version" "oracle" {
  engine                                     = "custom-oracle-ee-cdb"
  engine_version                             = "19.cdb_cev1"
  database_installation_files_s3_bucket_name = "installers"
  database_installation_files_s3_prefix      = "19c"
  kms_key_id                                 = aws_kms_key.data.arn
}

resource "aws_kms_key" "data" {}

resource "aws_iam_role" "loader" {
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}
