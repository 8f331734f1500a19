# types: aws_db_proxy aws_db_proxy_default_target_group aws_db_proxy_target aws_db_proxy_endpoint
resource "aws_db_proxy" "pool" {
  name                   = "pool"
  engine_family          = "POSTGRESQL"
  require_tls            = true
  debug_logging          = false
  idle_client_timeout    = 1800
  role_arn               = aws_iam_role.reader.arn
  vpc_subnet_ids         = ["subnet-0aaaaaaaaaaaaaaaa", "subnet-0bbbbbbbbbbbbbbbb"]
  vpc_security_group_ids = ["sg-0123456789abcdef0"]

  auth {
    auth_scheme = "SECRETS"
    iam_auth    = "REQUIRED"
    secret_arn  = aws_secretsmanager_secret.login.arn
    description = "the application"
  }

  auth {
    auth_scheme               = "SECRETS"
    client_password_auth_type = "POSTGRES_SCRAM_SHA_256"
    iam_auth                  = "DISABLED"
    secret_arn                = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:reports"
  }
}

resource "aws_db_proxy_default_target_group" "pool" {
  db_proxy_name = aws_db_proxy.pool.name

  connection_pool_config {
    connection_borrow_timeout    = 120
    init_query                   = "SET ROLE reader"
    max_connections_percent      = 90
    max_idle_connections_percent = 50
    session_pinning_filters      = ["EXCLUDE_VARIABLE_SETS"]
  }
}

resource "aws_db_proxy_target" "orders" {
  db_proxy_name          = aws_db_proxy.pool.name
  target_group_name      = "default"
  db_instance_identifier = aws_db_instance.ledger.identifier
}

resource "aws_db_proxy_endpoint" "readers" {
  db_proxy_name          = aws_db_proxy.pool.name
  db_proxy_endpoint_name = "readers"
  target_role            = "READ_ONLY"
  vpc_subnet_ids         = ["subnet-0aaaaaaaaaaaaaaaa", "subnet-0bbbbbbbbbbbbbbbb"]
}

resource "aws_db_instance" "ledger" {
  instance_class = "db.m7g.large"
}

resource "aws_secretsmanager_secret" "login" {}

resource "aws_iam_role" "reader" {
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}
