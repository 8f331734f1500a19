# types: aws_cloudwatch_metric_alarm aws_cloudwatch_composite_alarm aws_cloudwatch_dashboard aws_cloudwatch_metric_stream aws_cloudwatch_contributor_insight_rule
resource "aws_cloudwatch_metric_alarm" "errors" {
  alarm_name                = "errors"
  alarm_description         = "Too many errors"
  comparison_operator       = "GreaterThanOrEqualToThreshold"
  evaluation_periods        = 3
  datapoints_to_alarm       = 2
  metric_name               = "Errors"
  namespace                 = "AWS/Lambda"
  period                    = 60
  statistic                 = "Sum"
  threshold                 = 2.5
  unit                      = "Count"
  treat_missing_data        = "notBreaching"
  actions_enabled           = true
  alarm_actions             = ["arn:aws:sns:eu-central-1:123456789012:alarms"]
  ok_actions                = ["arn:aws:sns:eu-central-1:123456789012:fine"]
  insufficient_data_actions = []

  dimensions = {
    FunctionName = "orders"
  }

  tags = {
    Team = "shop"
  }
}

resource "aws_cloudwatch_metric_alarm" "share" {
  alarm_name          = "share"
  comparison_operator = "GreaterThanUpperThreshold"
  evaluation_periods  = 2
  threshold_metric_id = "band"

  metric_query {
    id          = "band"
    expression  = "ANOMALY_DETECTION_BAND(errors, 2)"
    label       = "Expected"
    return_data = true
  }

  metric_query {
    id          = "errors"
    account_id  = "123456789012"
    return_data = true

    metric {
      metric_name = "Errors"
      namespace   = "AWS/Lambda"
      period      = 120
      stat        = "p90"
      unit        = "Count"

      dimensions = {
        FunctionName = "orders"
        Resource     = "orders:live"
      }
    }
  }
}

resource "aws_cloudwatch_composite_alarm" "outage" {
  alarm_name        = "outage"
  alarm_description = "Errors, and not because of a release"
  alarm_rule        = "ALARM(errors) AND NOT ALARM(release)"
  actions_enabled   = true
  alarm_actions     = ["arn:aws:sns:eu-central-1:123456789012:alarms"]

  actions_suppressor {
    alarm            = "maintenance"
    extension_period = 10
    wait_period      = 20
  }
}

resource "aws_cloudwatch_dashboard" "shop" {
  dashboard_name = "shop"
  dashboard_body = "{\"widgets\": []}"
}

resource "aws_cloudwatch_metric_stream" "all" {
  name                            = "all"
  firehose_arn                    = "arn:aws:firehose:eu-central-1:123456789012:deliverystream/metrics"
  role_arn                        = "arn:aws:iam::123456789012:role/metrics"
  output_format                   = "json"
  include_linked_accounts_metrics = true

  include_filter {
    namespace    = "AWS/EC2"
    metric_names = ["CPUUtilization", "NetworkOut"]
  }

  include_filter {
    namespace = "AWS/EBS"
  }

  statistics_configuration {
    additional_statistics = ["p99"]

    include_metric {
      metric_name = "CPUUtilization"
      namespace   = "AWS/EC2"
    }
  }
}

resource "aws_cloudwatch_contributor_insight_rule" "callers" {
  rule_name       = "callers"
  rule_state      = "ENABLED"
  rule_definition = "{\"Schema\": {\"Name\": \"CloudWatchLogRule\", \"Version\": 1}}"
}
