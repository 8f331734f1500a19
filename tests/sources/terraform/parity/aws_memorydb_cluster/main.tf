# types: aws_memorydb_cluster aws_memorydb_acl aws_memorydb_user aws_memorydb_subnet_group aws_memorydb_parameter_group aws_memorydb_snapshot aws_memorydb_multi_region_cluster
resource "aws_memorydb_cluster" "stock" {
  name                       = "stock"
  acl_name                   = aws_memorydb_acl.applications.id
  node_type                  = "db.r7g.large"
  engine                     = "valkey"
  engine_version             = "7.3"
  num_shards                 = 2
  num_replicas_per_shard     = 1
  tls_enabled                = true
  kms_key_arn                = aws_kms_key.data.arn
  data_tiering               = false
  subnet_group_name          = aws_memorydb_subnet_group.private.id
  parameter_group_name       = aws_memorydb_parameter_group.evicting.id
  security_group_ids         = ["sg-0123456789abcdef0"]
  snapshot_retention_limit   = 7
  snapshot_window            = "02:00-03:00"
  maintenance_window         = "sun:04:00-sun:05:00"
  sns_topic_arn              = aws_sns_topic.alarms.arn
  auto_minor_version_upgrade = true
}

resource "aws_memorydb_acl" "applications" {
  name       = "applications"
  user_names = [aws_memorydb_user.shop.id]
}

resource "aws_memorydb_user" "shop" {
  user_name     = "shop"
  access_string = "on ~* +@all"

  authentication_mode {
    type      = "password"
    passwords = ["a-password-of-sixteen"]
  }
}

resource "aws_memorydb_subnet_group" "private" {
  name       = "private"
  subnet_ids = ["subnet-0aaaaaaaaaaaaaaaa", "subnet-0bbbbbbbbbbbbbbbb"]
}

resource "aws_memorydb_parameter_group" "evicting" {
  name   = "evicting"
  family = "memorydb_valkey7"

  parameter {
    name  = "maxmemory-policy"
    value = "allkeys-lru"
  }
}

resource "aws_memorydb_snapshot" "before" {
  name         = "before"
  cluster_name = aws_memorydb_cluster.stock.id
  kms_key_arn  = aws_kms_key.data.arn
}

resource "aws_memorydb_multi_region_cluster" "world" {
  multi_region_cluster_name_suffix = "world"
  node_type                        = "db.r7g.xlarge"
  tls_enabled                      = true
}

resource "aws_kms_key" "data" {}

resource "aws_sns_topic" "alarms" {}
