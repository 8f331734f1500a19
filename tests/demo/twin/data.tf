# Data: the orders database is right, the reports database is not.

locals {
  key_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::${local.account}:root" }
      Action    = "kms:*"
      Resource  = "*"
    }]
  })
}

resource "aws_kms_key" "key" {
  description         = local.name
  enable_key_rotation = true
  policy              = local.key_policy
}

resource "aws_kms_key" "old_key" {
  description         = "${local.name}, before rotation was switched on"
  enable_key_rotation = false
  policy              = local.key_policy
}

resource "aws_db_subnet_group" "database_subnets" {
  name        = local.name
  description = "private"
  subnet_ids  = [for zone in keys(var.network.zones) : aws_subnet.subnet["private-${zone}"].id]
}

module "orders" {
  source = "./modules/database"

  name         = "orders"
  class        = "db.t3.medium"
  size         = 50
  username     = "shopkeeper"
  secret       = aws_secretsmanager_secret.orders_secret.id
  subnet_group = aws_db_subnet_group.database_subnets.name
  kms_key_arn  = aws_kms_key.key.arn
  log_exports  = ["postgresql"]

  security_groups = [aws_security_group.database_group.id]
}

module "reports" {
  source = "./modules/database"

  name         = "reports"
  class        = "db.t3.micro"
  size         = 20
  username     = "reporter"
  secret       = "${local.name}/reports"
  subnet_group = aws_db_subnet_group.database_subnets.name
  encrypted    = false
  public       = true
  careful      = false

  security_groups = [aws_security_group.database_group.id]
}

resource "aws_dynamodb_table" "sessions" {
  name         = "${local.name}-sessions"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"

  attribute {
    name = "id"
    type = "S"
  }

  point_in_time_recovery {
    enabled = false
  }
}

resource "aws_secretsmanager_secret" "orders_secret" {
  name       = "${local.name}/orders"
  kms_key_id = aws_kms_key.key.id
}

resource "aws_efs_file_system" "shared" {
  encrypted = true
}

resource "aws_efs_backup_policy" "shared" {
  file_system_id = aws_efs_file_system.shared.id

  backup_policy {
    status = "DISABLED"
  }
}
