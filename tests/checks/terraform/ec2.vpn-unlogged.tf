# pass: both
resource "aws_vpn_connection" "subject" {
  customer_gateway_id = "cgw-1"
  type                = "ipsec.1"
  tunnel1_log_options {
    cloudwatch_log_options {
      log_enabled   = true
      log_group_arn = "arn:aws:logs:eu-west-1:123456789012:log-group:vpn"
    }
  }
  tunnel2_log_options {
    cloudwatch_log_options {
      log_enabled   = true
      log_group_arn = "arn:aws:logs:eu-west-1:123456789012:log-group:vpn"
    }
  }
}
# ---
# undetermined: a parameter
variable "logging" {}

resource "aws_vpn_connection" "subject" {
  customer_gateway_id = "cgw-1"
  type                = "ipsec.1"
  tunnel1_log_options {
    cloudwatch_log_options {
      log_enabled   = var.logging
      log_group_arn = "arn:aws:logs:eu-west-1:123456789012:log-group:vpn"
    }
  }
  tunnel2_log_options {
    cloudwatch_log_options {
      log_enabled   = var.logging
      log_group_arn = "arn:aws:logs:eu-west-1:123456789012:log-group:vpn"
    }
  }
}
