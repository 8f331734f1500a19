# types: aws_cloudwatch_event_rule aws_cloudwatch_event_target aws_cloudwatch_event_bus aws_cloudwatch_event_bus_policy aws_cloudwatch_event_permission aws_cloudwatch_event_connection aws_cloudwatch_event_api_destination aws_cloudwatch_event_archive aws_cloudwatch_event_endpoint
resource "aws_cloudwatch_event_bus" "shop" {
  name               = "shop"
  description        = "Orders and returns"
  kms_key_identifier = aws_kms_key.events_key.arn

  dead_letter_config {
    arn = "arn:aws:sqs:eu-central-1:123456789012:lost"
  }

  log_config {
    include_detail = "FULL"
    level          = "ERROR"
  }

  tags = {
    Team = "shop"
  }
}

resource "aws_cloudwatch_event_permission" "organization" {
  event_bus_name = aws_cloudwatch_event_bus.shop.name
  principal      = "*"
  statement_id   = "Partner"

  condition {
    key   = "aws:PrincipalOrgID"
    type  = "StringEquals"
    value = "o-0123456789"
  }
}

resource "aws_cloudwatch_event_bus" "partners" {
  name = "partners"
}

resource "aws_cloudwatch_event_bus_policy" "partners" {
  event_bus_name = aws_cloudwatch_event_bus.partners.name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "Put"
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::123456789012:root" }
      Action    = "events:PutEvents"
      Resource  = "arn:aws:events:eu-central-1:123456789012:event-bus/partners"
    }]
  })
}

resource "aws_cloudwatch_event_rule" "returns" {
  name           = "returns"
  description    = "Everything that comes back"
  event_bus_name = aws_cloudwatch_event_bus.shop.name
  role_arn       = aws_iam_role.events.arn
  state          = "ENABLED"

  event_pattern = jsonencode({
    source      = ["shop"]
    detail-type = ["Return"]
  })

  tags = {
    Team = "shop"
  }
}

resource "aws_cloudwatch_event_rule" "nightly" {
  name                = "nightly"
  schedule_expression = "cron(0 2 * * ? *)"
  is_enabled          = false
}

resource "aws_cloudwatch_event_target" "task" {
  rule      = aws_cloudwatch_event_rule.returns.name
  target_id = "task"
  arn       = "arn:aws:ecs:eu-central-1:123456789012:cluster/shop"
  role_arn  = aws_iam_role.events.arn

  ecs_target {
    task_definition_arn     = "arn:aws:ecs:eu-central-1:123456789012:task-definition/returns:3"
    task_count              = 2
    launch_type             = "FARGATE"
    platform_version        = "LATEST"
    enable_ecs_managed_tags = true
    propagate_tags          = "TASK_DEFINITION"

    tags = {
      Team = "shop"
    }

    network_configuration {
      subnets          = ["subnet-0aaaaaaaaaaaaaaaa"]
      security_groups  = ["sg-0123456789abcdef0"]
      assign_public_ip = true
    }

    placement_constraint {
      type = "distinctInstance"
    }

    ordered_placement_strategy {
      type  = "spread"
      field = "host"
    }
  }

  input_transformer {
    input_paths    = { order = "$.detail.order" }
    input_template = "{\"order\": <order>}"
  }

  retry_policy {
    maximum_event_age_in_seconds = 120
    maximum_retry_attempts       = 5
  }

  dead_letter_config {
    arn = "arn:aws:sqs:eu-central-1:123456789012:lost"
  }
}

resource "aws_cloudwatch_event_target" "destination" {
  rule      = aws_cloudwatch_event_rule.returns.name
  target_id = "destination"
  arn       = aws_cloudwatch_event_api_destination.partner.arn

  http_target {
    header_parameters       = { Stage = "live" }
    path_parameter_values   = ["returns"]
    query_string_parameters = { Body = "$.detail" }
  }
}

resource "aws_cloudwatch_event_target" "job" {
  rule       = aws_cloudwatch_event_rule.nightly.name
  target_id  = "job"
  arn        = "arn:aws:batch:eu-central-1:123456789012:job-queue/shop"
  input      = jsonencode({ dry = false })
  input_path = null

  batch_target {
    job_definition = "arn:aws:batch:eu-central-1:123456789012:job-definition/report:1"
    job_name       = "report"
    array_size     = 10
    job_attempts   = 3
  }
}

resource "aws_cloudwatch_event_target" "commands" {
  rule      = aws_cloudwatch_event_rule.nightly.name
  target_id = "commands"
  arn       = "arn:aws:ssm:eu-central-1::document/AWS-RunShellScript"

  run_command_targets {
    key    = "tag:Team"
    values = ["shop", "books"]
  }

  run_command_targets {
    key    = "InstanceIds"
    values = ["i-0123456789abcdef0"]
  }
}

resource "aws_cloudwatch_event_target" "statement" {
  rule      = aws_cloudwatch_event_rule.nightly.name
  target_id = "statement"
  arn       = "arn:aws:redshift:eu-central-1:123456789012:cluster:shop"

  redshift_target {
    database            = "shop"
    secrets_manager_arn = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:shop"
    sql                 = "REFRESH MATERIALIZED VIEW sales"
    with_event          = true
  }
}

resource "aws_cloudwatch_event_connection" "partner_login" {
  name               = "partner"
  description        = "The partner's API"
  authorization_type = "OAUTH_CLIENT_CREDENTIALS"
  kms_key_identifier = aws_kms_key.events_key.arn

  auth_parameters {
    oauth {
      authorization_endpoint = "https://partner.example.com/token"
      http_method            = "POST"

      client_parameters {
        client_id     = "shop"
        client_secret = "first-secret"
      }

      oauth_http_parameters {
        body {
          key             = "scope"
          value           = "orders"
          is_value_secret = false
        }
      }
    }
  }
}

resource "aws_cloudwatch_event_connection" "key" {
  name               = "key"
  authorization_type = "API_KEY"

  auth_parameters {
    api_key {
      key   = "X-Key"
      value = "second-secret"
    }
  }
}

resource "aws_cloudwatch_event_api_destination" "partner" {
  name                             = "partner"
  connection_arn                   = aws_cloudwatch_event_connection.partner_login.arn
  http_method                      = "POST"
  invocation_endpoint              = "https://partner.example.com/*"
  invocation_rate_limit_per_second = 20
}

resource "aws_cloudwatch_event_archive" "month" {
  name             = "shop"
  event_source_arn = aws_cloudwatch_event_bus.shop.arn
  event_pattern    = jsonencode({ source = ["shop"] })
  retention_days   = 30
}

resource "aws_cloudwatch_event_endpoint" "global" {
  name     = "shop"
  role_arn = aws_iam_role.events.arn

  event_bus {
    event_bus_arn = aws_cloudwatch_event_bus.shop.arn
  }

  event_bus {
    event_bus_arn = "arn:aws:events:eu-west-1:123456789012:event-bus/shop"
  }

  replication_config {
    state = "DISABLED"
  }

  routing_config {
    failover_config {
      primary {
        health_check = "arn:aws:route53:::healthcheck/0a"
      }

      secondary {
        route = "eu-west-1"
      }
    }
  }
}

resource "aws_kms_key" "events_key" {}

resource "aws_iam_role" "events" {
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}
