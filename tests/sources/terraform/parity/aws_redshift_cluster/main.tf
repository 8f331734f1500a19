# types: aws_redshift_cluster aws_redshift_logging aws_redshift_snapshot_copy aws_redshift_cluster_iam_roles aws_redshift_subnet_group aws_redshift_parameter_group aws_redshift_event_subscription aws_redshift_endpoint_authorization aws_redshift_endpoint_access aws_redshift_scheduled_action aws_redshift_integration aws_redshift_resource_policy
resource "aws_redshift_cluster" "warehouse" {
  cluster_identifier                   = "warehouse"
  database_name                        = "sales"
  node_type                            = "ra3.xlplus"
  cluster_type                         = "multi-node"
  number_of_nodes                      = 2
  master_username                      = "owner"
  master_password                      = "First-password1"
  cluster_subnet_group_name            = aws_redshift_subnet_group.private.id
  cluster_parameter_group_name         = aws_redshift_parameter_group.tls.id
  vpc_security_group_ids               = ["sg-0123456789abcdef0"]
  availability_zone_relocation_enabled = true
  encrypted                            = "true"
  kms_key_id                           = aws_kms_key.data.arn
  enhanced_vpc_routing                 = true
  publicly_accessible                  = false
  port                                 = 5439
  automated_snapshot_retention_period  = 7
  preferred_maintenance_window         = "sun:04:00-sun:05:00"
  allow_version_upgrade                = true
  skip_final_snapshot                  = true
}

resource "aws_redshift_cluster" "earlier" {
  cluster_identifier          = "earlier"
  node_type                   = "ra3.xlplus"
  manage_master_password      = true
  master_username             = "owner"

  logging {
    enable               = true
    bucket_name          = "audit-logs"
    s3_key_prefix        = "redshift/"
    log_destination_type = "s3"
  }

  snapshot_copy {
    destination_region = "eu-west-1"
    retention_period   = 14
    grant_name         = "copies"
  }
}

resource "aws_redshift_logging" "warehouse" {
  cluster_identifier   = aws_redshift_cluster.warehouse.id
  log_destination_type = "cloudwatch"
  log_exports          = ["connectionlog", "userlog"]
}

resource "aws_redshift_snapshot_copy" "warehouse" {
  cluster_identifier       = aws_redshift_cluster.warehouse.id
  destination_region       = "eu-west-1"
  retention_period         = 30
  snapshot_copy_grant_name = "copies"
}

resource "aws_redshift_cluster_iam_roles" "warehouse" {
  cluster_identifier = aws_redshift_cluster.warehouse.cluster_identifier
  iam_role_arns      = [aws_iam_role.loader.arn]
}

resource "aws_redshift_subnet_group" "private" {
  name       = "private"
  subnet_ids = ["subnet-0aaaaaaaaaaaaaaaa", "subnet-0bbbbbbbbbbbbbbbb"]
}

resource "aws_redshift_parameter_group" "tls" {
  name   = "tls"
  family = "redshift-2.0"

  parameter {
    name  = "require_ssl"
    value = "true"
  }

  parameter {
    name  = "enable_user_activity_logging"
    value = "true"
  }
}

resource "aws_redshift_event_subscription" "security" {
  name             = "security"
  sns_topic_arn    = "arn:aws:sns:eu-central-1:123456789012:alarms"
  source_type      = "cluster"
  source_ids       = [aws_redshift_cluster.warehouse.id]
  event_categories = ["security"]
  severity         = "ERROR"
}

resource "aws_redshift_endpoint_authorization" "partner" {
  account            = "210987654321"
  cluster_identifier = aws_redshift_cluster.warehouse.cluster_identifier
  force_delete       = true
}

resource "aws_redshift_endpoint_access" "reports" {
  endpoint_name          = "reports"
  cluster_identifier     = aws_redshift_cluster.warehouse.id
  subnet_group_name      = aws_redshift_subnet_group.private.id
  vpc_security_group_ids = ["sg-0123456789abcdef0"]
}

resource "aws_redshift_scheduled_action" "nightly" {
  name     = "nightly"
  schedule = "cron(0 20 * * ? *)"
  iam_role = aws_iam_role.loader.arn

  target_action {
    pause_cluster {
      cluster_identifier = aws_redshift_cluster.warehouse.id
    }
  }
}

resource "aws_redshift_integration" "zero_etl" {
  integration_name = "zero-etl"
  source_arn       = "arn:aws:dynamodb:eu-central-1:123456789012:table/orders"
  target_arn       = "arn:aws:redshift-serverless:eu-central-1:123456789012:namespace/warehouse"

  additional_encryption_context = {
    purpose = "sales"
  }
}

resource "aws_kms_key" "data" {}

resource "aws_iam_role" "loader" {
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}

resource "aws_redshift_resource_policy" "warehouse_sources" {
  resource_arn = aws_redshift_cluster.warehouse.cluster_namespace_arn
  policy       = jsonencode({ Version = "2012-10-17", Statement = [] })
}
