# types: aws_xray_sampling_rule aws_xray_group
resource "aws_xray_sampling_rule" "checkout" {
  rule_name      = "checkout"
  priority       = 100
  version        = 1
  reservoir_size = 5
  fixed_rate     = 0.1
  url_path       = "/checkout"
  host           = "*"
  http_method    = "POST"
  service_type   = "*"
  service_name   = "*"
  resource_arn   = "*"

  attributes = {
    Team = "shop"
  }
}

resource "aws_xray_group" "slow" {
  group_name        = "slow"
  filter_expression = "responsetime > 5"

  insights_configuration {
    insights_enabled      = true
    notifications_enabled = true
  }
}
