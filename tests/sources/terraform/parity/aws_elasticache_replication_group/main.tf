# types: aws_elasticache_replication_group aws_elasticache_cluster aws_elasticache_subnet_group aws_elasticache_parameter_group aws_elasticache_serverless_cache aws_elasticache_user aws_elasticache_user_group aws_elasticache_user_group_association aws_elasticache_global_replication_group
resource "aws_elasticache_replication_group" "sessions" {
  replication_group_id       = "sessions"
  description                = "sessions of the shop"
  engine                     = "valkey"
  engine_version             = "8.0"
  node_type                  = "cache.r7g.large"
  num_node_groups            = 2
  replicas_per_node_group    = 1
  cluster_mode               = "enabled"
  port                       = 6379
  parameter_group_name       = aws_elasticache_parameter_group.evicting.id
  subnet_group_name          = aws_elasticache_subnet_group.private.name
  security_group_ids         = ["sg-0123456789abcdef0"]
  automatic_failover_enabled = true
  multi_az_enabled           = true
  at_rest_encryption_enabled = true
  transit_encryption_enabled = true
  transit_encryption_mode    = "required"
  kms_key_id                 = aws_kms_key.data.arn
  user_group_ids             = [aws_elasticache_user_group.applications.id]
  snapshot_retention_limit   = 7
  snapshot_window            = "02:00-03:00"
  maintenance_window         = "sun:04:00-sun:05:00"
  auto_minor_version_upgrade = "true"
  apply_immediately          = true

  log_delivery_configuration {
    destination      = aws_cloudwatch_log_group.slow.name
    destination_type = "cloudwatch-logs"
    log_format       = "json"
    log_type         = "slow-log"
  }

  log_delivery_configuration {
    destination      = "engine-logs"
    destination_type = "kinesis-firehose"
    log_format       = "text"
    log_type         = "engine-log"
  }
}

resource "aws_elasticache_replication_group" "earlier" {
  replication_group_id          = "earlier"
  replication_group_description = "as version 3 of the provider had it"
  number_cache_clusters         = 2
  node_type                     = "cache.m6g.large"
  availability_zones            = ["eu-central-1a", "eu-central-1b"]
  auth_token                    = "a-token-of-sixteen-characters"
  transit_encryption_enabled    = true
}

resource "aws_elasticache_cluster" "pages" {
  cluster_id                   = "pages"
  engine                       = "memcached"
  engine_version               = "1.6.22"
  node_type                    = "cache.t4g.small"
  num_cache_nodes              = 2
  az_mode                      = "cross-az"
  preferred_availability_zones = ["eu-central-1a", "eu-central-1b"]
  parameter_group_name         = "default.memcached1.6"
  subnet_group_name            = aws_elasticache_subnet_group.private.name
  security_group_ids           = ["sg-0123456789abcdef0"]
  port                         = 11211
  transit_encryption_enabled   = true
  maintenance_window           = "sun:04:00-sun:05:00"
  notification_topic_arn       = aws_sns_topic.alarms.arn
}

resource "aws_elasticache_subnet_group" "private" {
  name       = "private"
  subnet_ids = ["subnet-0aaaaaaaaaaaaaaaa", "subnet-0bbbbbbbbbbbbbbbb"]
}

resource "aws_elasticache_parameter_group" "evicting" {
  name   = "evicting"
  family = "valkey8"

  parameter {
    name  = "maxmemory-policy"
    value = "allkeys-lru"
  }
}

resource "aws_elasticache_serverless_cache" "carts" {
  name                     = "carts"
  engine                   = "valkey"
  major_engine_version     = "8"
  description              = "carts"
  daily_snapshot_time      = "02:00"
  snapshot_retention_limit = 3
  kms_key_id               = aws_kms_key.data.arn
  security_group_ids       = ["sg-0123456789abcdef0"]
  subnet_ids               = ["subnet-0aaaaaaaaaaaaaaaa", "subnet-0bbbbbbbbbbbbbbbb"]
  user_group_id            = aws_elasticache_user_group.applications.user_group_id

  cache_usage_limits {
    data_storage {
      maximum = 10
      unit    = "GB"
    }

    ecpu_per_second {
      maximum = 5000
    }
  }
}

resource "aws_elasticache_user" "shop" {
  user_id       = "shop"
  user_name     = "shop"
  engine        = "valkey"
  access_string = "on ~* +@all"

  authentication_mode {
    type = "iam"
  }
}

resource "aws_elasticache_user" "reports" {
  user_id              = "reports"
  user_name            = "reports"
  engine               = "valkey"
  access_string        = "on ~* +@read"
  passwords            = ["first-password-of-two", "second-password-of-two"]
  no_password_required = false
}

resource "aws_elasticache_user_group" "applications" {
  user_group_id = "applications"
  engine        = "valkey"
  user_ids      = [aws_elasticache_user.shop.user_id]
}

resource "aws_elasticache_user_group_association" "reports" {
  user_group_id = aws_elasticache_user_group.applications.user_group_id
  user_id       = aws_elasticache_user.reports.user_id
}

resource "aws_elasticache_global_replication_group" "world" {
  global_replication_group_id_suffix = "world"
  primary_replication_group_id       = aws_elasticache_replication_group.sessions.id
  automatic_failover_enabled         = true
}

resource "aws_kms_key" "data" {}

resource "aws_cloudwatch_log_group" "slow" {}

resource "aws_sns_topic" "alarms" {}
