# types: aws_mq_broker aws_mq_configuration
resource "aws_mq_broker" "orders" {
  broker_name                = "orders"
  engine_type                = "ActiveMQ"
  engine_version             = "5.18"
  host_instance_type         = "mq.m5.large"
  deployment_mode            = "ACTIVE_STANDBY_MULTI_AZ"
  authentication_strategy    = "ldap"
  storage_type               = "efs"
  auto_minor_version_upgrade = true
  apply_immediately          = true
  publicly_accessible        = true
  security_groups            = ["sg-0123456789abcdef0"]
  subnet_ids                 = ["subnet-0aaaaaaaaaaaaaaaa", "subnet-0bbbbbbbbbbbbbbbb"]

  configuration {
    id       = aws_mq_configuration.strict.id
    revision = 2
  }

  encryption_options {
    kms_key_id        = aws_kms_key.broker.arn
    use_aws_owned_key = false
  }

  ldap_server_metadata {
    hosts                    = ["ldap1.example.com", "ldap2.example.com"]
    role_base                = "ou=roles"
    role_search_matching     = "(member=uid={1})"
    user_base                = "ou=users"
    user_search_matching     = "(uid={0})"
    service_account_username = "broker"
    service_account_password = "first-secret"
  }

  logs {
    audit   = "true"
    general = true
  }

  maintenance_window_start_time {
    day_of_week = "SUNDAY"
    time_of_day = "02:00"
    time_zone   = "UTC"
  }

  tags = {
    Team = "shop"
  }
}

resource "aws_mq_broker" "rabbit" {
  broker_name        = "rabbit"
  engine_type        = "RabbitMQ"
  engine_version     = "3.13"
  host_instance_type = "mq.m5.large"

  user {
    username       = "admin"
    password       = "second-secret"
    console_access = true
    groups         = ["admins"]
  }

  user {
    username = "app"
    password = var.password
  }
}

variable "password" {
  type      = string
  sensitive = true
}

resource "aws_mq_configuration" "strict" {
  name           = "strict"
  description    = "Only TLS"
  engine_type    = "ActiveMQ"
  engine_version = "5.18"
  data           = "<broker/>"
}

resource "aws_kms_key" "broker" {}
