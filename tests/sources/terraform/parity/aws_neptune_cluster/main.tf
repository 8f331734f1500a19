# types: aws_neptune_cluster aws_neptune_cluster_instance aws_neptune_subnet_group aws_neptune_parameter_group aws_neptune_cluster_parameter_group aws_neptune_event_subscription aws_neptune_global_cluster aws_neptune_cluster_snapshot
resource "aws_neptune_cluster" "graph" {
  cluster_identifier                   = "graph"
  engine                               = "neptune"
  engine_version                       = "1.4.5.0"
  backup_retention_period              = 7
  copy_tags_to_snapshot                = true
  preferred_backup_window              = "02:00-03:00"
  preferred_maintenance_window         = "sun:04:00-sun:05:00"
  port                                 = 8182
  iam_database_authentication_enabled  = true
  iam_roles                            = [aws_iam_role.loader.arn]
  storage_encrypted                    = true
  kms_key_arn                          = aws_kms_key.data.arn
  enable_cloudwatch_logs_exports       = ["audit"]
  deletion_protection                  = true
  vpc_security_group_ids               = ["sg-0123456789abcdef0"]
  neptune_subnet_group_name            = aws_neptune_subnet_group.private.id
  neptune_cluster_parameter_group_name = aws_neptune_cluster_parameter_group.audited.id
  skip_final_snapshot                  = true

  serverless_v2_scaling_configuration {
    min_capacity = 1
    max_capacity = 16
  }
}

resource "aws_neptune_cluster" "second" {
  global_cluster_identifier     = aws_neptune_global_cluster.world.id
  replication_source_identifier = aws_neptune_cluster.graph.cluster_identifier
}

resource "aws_neptune_cluster_instance" "graph_one" {
  identifier                   = "graph-1"
  cluster_identifier           = aws_neptune_cluster.graph.id
  instance_class               = "db.serverless"
  auto_minor_version_upgrade   = true
  publicly_accessible          = false
  neptune_parameter_group_name = aws_neptune_parameter_group.slow.id
}

resource "aws_neptune_subnet_group" "private" {
  name       = "private"
  subnet_ids = ["subnet-0aaaaaaaaaaaaaaaa", "subnet-0bbbbbbbbbbbbbbbb"]
}

resource "aws_neptune_cluster_parameter_group" "audited" {
  name   = "audited"
  family = "neptune1.4"

  parameter {
    name  = "neptune_enable_audit_log"
    value = "1"
  }
}

resource "aws_neptune_parameter_group" "slow" {
  name   = "slow"
  family = "neptune1.4"

  parameter {
    name  = "neptune_query_timeout"
    value = 60000
  }
}

resource "aws_neptune_event_subscription" "failures" {
  name          = "failures"
  sns_topic_arn = "arn:aws:sns:eu-central-1:123456789012:alarms"
  source_type   = "db-instance"
  source_ids    = [aws_neptune_cluster_instance.graph_one.id]
}

resource "aws_neptune_global_cluster" "world" {
  global_cluster_identifier = "world"
  engine                    = "neptune"
  storage_encrypted         = true
}

resource "aws_kms_key" "data" {}

resource "aws_iam_role" "loader" {
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}

resource "aws_neptune_cluster_snapshot" "before" {
  db_cluster_identifier          = "somewhere"
  db_cluster_snapshot_identifier = "before"
}
