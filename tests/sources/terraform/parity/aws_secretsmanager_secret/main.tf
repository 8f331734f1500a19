# types: aws_secretsmanager_secret aws_secretsmanager_secret_policy aws_secretsmanager_secret_rotation
resource "aws_secretsmanager_secret" "database" {
  name                           = "database"
  description                    = "The owner of the orders"
  kms_key_id                     = aws_kms_key.secrets.arn
  recovery_window_in_days        = 7
  force_overwrite_replica_secret = true

  replica {
    region     = "eu-west-1"
    kms_key_id = "alias/secrets"
  }

  replica {
    region = "eu-north-1"
  }

  tags = {
    Team = "shop"
  }
}

resource "aws_secretsmanager_secret_version" "database" {
  secret_id     = aws_secretsmanager_secret.database.id
  secret_string = jsonencode({ username = "owner", password = "first-secret" })
}

resource "aws_secretsmanager_secret_policy" "database" {
  secret_arn          = aws_secretsmanager_secret.database.arn
  block_public_policy = true

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::123456789012:role/app" }
      Action    = "secretsmanager:GetSecretValue"
      Resource  = "*"
    }]
  })
}

resource "aws_secretsmanager_secret_rotation" "database" {
  secret_id           = aws_secretsmanager_secret.database.id
  rotation_lambda_arn = "arn:aws:lambda:eu-central-1:123456789012:function:rotate"
  rotate_immediately  = false

  rotation_rules {
    automatically_after_days = 30
    duration                 = "3h"
  }
}

resource "aws_secretsmanager_secret" "open" {
  name = "open"

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = "*", Action = "secretsmanager:*", Resource = "*" }]
  })
}

resource "aws_secretsmanager_secret" "older" {
  name                = "older"
  rotation_lambda_arn = "arn:aws:lambda:eu-central-1:123456789012:function:rotate"

  rotation_rules {
    automatically_after_days = 90
  }
}

resource "aws_kms_key" "secrets" {}
