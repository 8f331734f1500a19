# types: aws_sfn_state_machine aws_sfn_activity aws_sfn_alias
resource "aws_sfn_state_machine" "orders" {
  name     = "orders"
  role_arn = aws_iam_role.flow.arn
  type     = "EXPRESS"
  publish  = true

  definition = "{\"StartAt\": \"Wait\", \"States\": {\"Wait\": {\"Type\": \"Wait\", \"Seconds\": 5, \"End\": true}}}"

  encryption_configuration {
    type                              = "CUSTOMER_MANAGED_KMS_KEY"
    kms_key_id                        = aws_kms_key.flow_key.arn
    kms_data_key_reuse_period_seconds = 600
  }

  logging_configuration {
    include_execution_data = true
    level                  = "ALL"
    log_destination        = "arn:aws:logs:eu-central-1:123456789012:log-group:flow:*"
  }

  tracing_configuration {
    enabled = true
  }

  tags = {
    Team = "shop"
  }
}

resource "aws_sfn_activity" "check" {
  name = "check"

  encryption_configuration {
    type = "AWS_OWNED_KEY"
  }
}

resource "aws_sfn_alias" "live" {
  name = "live"

  routing_configuration {
    state_machine_version_arn = "arn:aws:states:eu-central-1:123456789012:stateMachine:orders:1"
    weight                    = 90
  }

  routing_configuration {
    state_machine_version_arn = "arn:aws:states:eu-central-1:123456789012:stateMachine:orders:2"
    weight                    = 10
  }
}

resource "aws_kms_key" "flow_key" {}

resource "aws_iam_role" "flow" {
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}
