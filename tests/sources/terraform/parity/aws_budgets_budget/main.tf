# types: aws_budgets_budget aws_rbin_rule
resource "aws_budgets_budget" "month" {
  name              = "month"
  account_id        = "123456789012"
  budget_type       = "COST"
  limit_amount      = "1200"
  limit_unit        = "USD"
  time_unit         = "MONTHLY"
  time_period_start = "2026-01-01_00:00"

  cost_filter {
    name   = "Service"
    values = ["Amazon Elastic Compute Cloud - Compute", "Amazon Relational Database Service"]
  }

  cost_filter {
    name   = "TagKeyValue"
    values = ["user:Team$shop"]
  }

  cost_types {
    include_credit = false
    use_blended    = true
  }

  notification {
    comparison_operator        = "GREATER_THAN"
    notification_type          = "FORECASTED"
    threshold                  = 80
    threshold_type             = "PERCENTAGE"
    subscriber_email_addresses = ["accounts@example.com"]
    subscriber_sns_topic_arns  = ["arn:aws:sns:eu-central-1:123456789012:costs"]
  }

  tags = {
    Team = "accounts"
  }
}

resource "aws_rbin_rule" "snapshots" {
  description   = "A fortnight to notice"
  resource_type = "EBS_SNAPSHOT"

  resource_tags {
    resource_tag_key   = "Stage"
    resource_tag_value = "live"
  }

  retention_period {
    retention_period_unit  = "DAYS"
    retention_period_value = 14
  }
}

resource "aws_rbin_rule" "everything" {
  resource_type = "EC2_IMAGE"

  exclude_resource_tags {
    resource_tag_key = "Scratch"
  }

  lock_configuration {
    unlock_delay {
      unlock_delay_unit  = "DAYS"
      unlock_delay_value = 7
    }
  }

  retention_period {
    retention_period_unit  = "DAYS"
    retention_period_value = 30
  }
}
