# pass: one of them
resource "aws_opensearch_domain" "subject" {
  domain_name = "orders"
  log_publishing_options {
    log_type                 = "INDEX_SLOW_LOGS"
    enabled                  = true
    cloudwatch_log_group_arn = "arn:aws:logs:eu-west-1:111122223333:log-group:orders"
  }
}

# ---
# fail: switched off
resource "aws_opensearch_domain" "subject" {
  domain_name = "orders"
  log_publishing_options {
    log_type                 = "AUDIT_LOGS"
    enabled                  = false
    cloudwatch_log_group_arn = "arn:aws:logs:eu-west-1:111122223333:log-group:orders"
  }
}

# ---
# undetermined: decided by a parameter that has no value
variable "log" {}

resource "aws_opensearch_domain" "subject" {
  domain_name = "orders"
  log_publishing_options {
    log_type                 = "AUDIT_LOGS"
    enabled                  = var.log
    cloudwatch_log_group_arn = "arn:aws:logs:eu-west-1:111122223333:log-group:orders"
  }
}
