# types: aws_db_instance aws_db_subnet_group aws_db_parameter_group aws_db_option_group aws_db_instance_role_association aws_db_snapshot aws_db_event_subscription aws_db_instance_automated_backups_replication
resource "aws_db_instance" "orders" {
  identifier                            = "orders"
  db_name                               = "orders"
  engine                                = "postgres"
  engine_version                        = "17.5"
  engine_lifecycle_support              = "open-source-rds-extended-support-disabled"
  instance_class                        = "db.m7g.large"
  allocated_storage                     = 100
  max_allocated_storage                 = 500
  storage_type                          = "gp3"
  storage_throughput                    = 500
  iops                                  = 12000
  storage_encrypted                     = true
  kms_key_id                            = aws_kms_key.data.arn
  username                              = "owner"
  manage_master_user_password           = true
  master_user_secret_kms_key_id         = aws_kms_key.data.arn
  port                                  = 5433
  multi_az                              = true
  db_subnet_group_name                  = aws_db_subnet_group.private.id
  vpc_security_group_ids                = [aws_security_group.databases.id, "sg-0123456789abcdef0"]
  parameter_group_name                  = aws_db_parameter_group.strict.id
  option_group_name                     = aws_db_option_group.audited.id
  ca_cert_identifier                    = "rds-ca-rsa2048-g1"
  iam_database_authentication_enabled   = true
  enabled_cloudwatch_logs_exports       = ["postgresql", "upgrade"]
  performance_insights_enabled          = true
  performance_insights_kms_key_id       = aws_kms_key.data.arn
  performance_insights_retention_period = 31
  monitoring_interval                   = 60
  monitoring_role_arn                   = aws_iam_role.monitor.arn
  backup_retention_period               = 14
  backup_window                         = "02:00-03:00"
  maintenance_window                    = "sun:04:00-sun:05:00"
  copy_tags_to_snapshot                 = true
  delete_automated_backups              = false
  deletion_protection                   = true
  auto_minor_version_upgrade            = false
  apply_immediately                     = true
  skip_final_snapshot                   = false
  final_snapshot_identifier             = "orders-final"
  network_type                          = "IPV4"
  license_model                         = "postgresql-license"

  tags = {
    Team = "shop"
  }
}

resource "aws_db_instance" "defaults" {
  allocated_storage   = 20
  engine              = "mysql"
  instance_class      = "db.t4g.micro"
  username            = "owner"
  password            = "first-password"
  skip_final_snapshot = true
}

resource "aws_db_instance" "replica" {
  instance_class          = "db.m7g.large"
  replicate_source_db     = aws_db_instance.orders.id
  publicly_accessible     = true
  backup_retention_period = 1
}

resource "aws_db_instance" "restored" {
  instance_class      = "db.m7g.large"
  snapshot_identifier = "orders-2026"

  restore_to_point_in_time {
    source_dbi_resource_id     = aws_db_instance.orders.resource_id
    use_latest_restorable_time = true
  }
}

resource "aws_db_instance" "windows" {
  allocated_storage      = "200"
  engine                 = "sqlserver-se"
  instance_class         = "db.m6i.large"
  username               = "owner"
  password               = var.password
  timezone               = "UTC"
  character_set_name     = "Latin1_General_CI_AS"
  domain_fqdn            = "corp.example.com"
  domain_ou              = "OU=databases,DC=corp,DC=example,DC=com"
  domain_auth_secret_arn = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:domain"
  domain_dns_ips         = ["10.0.0.10", "10.0.0.11"]
}

variable "password" {
  type      = string
  sensitive = true
}

resource "aws_db_instance_role_association" "orders_export" {
  db_instance_identifier = aws_db_instance.orders.identifier
  feature_name           = "s3Export"
  role_arn               = aws_iam_role.monitor.arn
}

resource "aws_db_instance_automated_backups_replication" "orders" {
  source_db_instance_arn = aws_db_instance.orders.arn
  region                 = "eu-west-1"
  retention_period       = 14
}

resource "aws_db_subnet_group" "private" {
  name       = "private"
  subnet_ids = ["subnet-0aaaaaaaaaaaaaaaa", "subnet-0bbbbbbbbbbbbbbbb"]
}

resource "aws_db_parameter_group" "strict" {
  name        = "strict"
  family      = "postgres17"
  description = "TLS only"

  parameter {
    name  = "rds.force_ssl"
    value = "1"
  }

  parameter {
    name         = "log_statement"
    value        = "ddl"
    apply_method = "pending-reboot"
  }
}

resource "aws_db_option_group" "audited" {
  name                 = "audited"
  engine_name          = "oracle-se2"
  major_engine_version = "19"

  option {
    option_name                    = "OEM"
    port                           = 5500
    version                        = "13.5.0.0.v1"
    vpc_security_group_memberships = [aws_security_group.databases.id]

    option_settings {
      name  = "OMS_PORT"
      value = "4903"
    }

    option_settings {
      name  = "MINIMUM_TLS_VERSION"
      value = "TLSv1.2"
    }
  }
}

resource "aws_db_snapshot" "before" {
  db_instance_identifier = aws_db_instance.orders.id
  db_snapshot_identifier = "before"
  shared_accounts        = ["123456789012"]
}

resource "aws_db_event_subscription" "failures" {
  name             = "failures"
  sns_topic        = aws_sns_topic.alarms.arn
  source_type      = "db-instance"
  source_ids       = [aws_db_instance.orders.id]
  event_categories = ["failure", "failover"]
}

resource "aws_kms_key" "data" {}

resource "aws_security_group" "databases" {
  description = "databases"
}

resource "aws_iam_role" "monitor" {
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}

resource "aws_sns_topic" "alarms" {}
