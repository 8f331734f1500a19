# types: aws_wafv2_web_acl aws_wafv2_web_acl_rule aws_wafv2_web_acl_rule_group_association aws_wafv2_rule_group aws_wafv2_ip_set aws_wafv2_regex_pattern_set aws_wafv2_web_acl_association aws_wafv2_web_acl_logging_configuration
resource "aws_wafv2_web_acl" "shop" {
  name          = "shop"
  description   = "in front of the shop"
  scope         = "REGIONAL"
  token_domains = ["shop.example.com"]

  default_action {
    block {
      custom_response {
        response_code            = 403
        custom_response_body_key = "sorry"

        response_header {
          name  = "X-Blocked"
          value = "1"
        }
      }
    }
  }

  custom_response_body {
    key          = "sorry"
    content      = "not here"
    content_type = "TEXT_PLAIN"
  }

  association_config {
    request_body {
      api_gateway {
        default_size_inspection_limit = "KB_64"
      }
    }
  }

  captcha_config {
    immunity_time_property {
      immunity_time = 300
    }
  }

  rule {
    name     = "managed"
    priority = 1

    override_action {
      none {}
    }

    statement {
      managed_rule_group_statement {
        name        = "AWSManagedRulesBotControlRuleSet"
        vendor_name = "AWS"
        version     = "Version_3.0"

        managed_rule_group_configs {
          aws_managed_rules_bot_control_rule_set {
            inspection_level        = "TARGETED"
            enable_machine_learning = true
          }
        }

        rule_action_override {
          name = "CategoryHttpLibrary"

          action_to_use {
            count {}
          }
        }

        scope_down_statement {
          not_statement {
            statement {
              ip_set_reference_statement {
                arn = aws_wafv2_ip_set.friends.arn

                ip_set_forwarded_ip_config {
                  header_name       = "X-Forwarded-For"
                  fallback_behavior = "NO_MATCH"
                  position          = "FIRST"
                }
              }
            }
          }
        }
      }
    }

    visibility_config {
      cloudwatch_metrics_enabled = true
      metric_name                = "managed"
      sampled_requests_enabled   = true
    }
  }

  rule {
    name     = "paths"
    priority = 2

    action {
      block {}
    }

    statement {
      and_statement {
        statement {
          or_statement {
            statement {
              byte_match_statement {
                search_string         = "/admin"
                positional_constraint = "STARTS_WITH"

                field_to_match {
                  uri_path {}
                }

                text_transformation {
                  priority = 0
                  type     = "LOWERCASE"
                }

                text_transformation {
                  priority = 1
                  type     = "URL_DECODE"
                }
              }
            }

            statement {
              regex_pattern_set_reference_statement {
                arn = aws_wafv2_regex_pattern_set.bad.arn

                field_to_match {
                  single_header {
                    name = "user-agent"
                  }
                }

                text_transformation {
                  priority = 0
                  type     = "NONE"
                }
              }
            }
          }
        }

        statement {
          geo_match_statement {
            country_codes = ["DE", "AT"]
          }
        }
      }
    }

    rule_label {
      name = "shop:admin"
    }

    visibility_config {
      cloudwatch_metrics_enabled = true
      metric_name                = "paths"
      sampled_requests_enabled   = false
    }
  }

  rule {
    name     = "rate"
    priority = 3

    action {
      captcha {}
    }

    statement {
      rate_based_statement {
        limit                 = 1000
        aggregate_key_type    = "CUSTOM_KEYS"
        evaluation_window_sec = 120

        custom_key {
          ip {}
        }

        custom_key {
          header {
            name = "x-session"

            text_transformation {
              priority = 0
              type     = "NONE"
            }
          }
        }

        scope_down_statement {
          sqli_match_statement {
            sensitivity_level = "HIGH"

            field_to_match {
              json_body {
                match_scope               = "ALL"
                invalid_fallback_behavior = "MATCH"
                oversize_handling         = "MATCH"

                match_pattern {
                  all {}
                }
              }
            }

            text_transformation {
              priority = 0
              type     = "NONE"
            }
          }
        }
      }
    }

    visibility_config {
      cloudwatch_metrics_enabled = true
      metric_name                = "rate"
      sampled_requests_enabled   = true
    }
  }

  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = "shop"
    sampled_requests_enabled   = true
  }
}

resource "aws_wafv2_web_acl" "written" {
  name  = "written"
  scope = "REGIONAL"

  default_action {
    allow {}
  }

  rule_json = jsonencode([{
    Name             = "geo"
    Priority         = 0
    Action           = { Block = {} }
    Statement        = { GeoMatchStatement = { CountryCodes = ["DE"] } }
    VisibilityConfig = { CloudWatchMetricsEnabled = true, MetricName = "geo", SampledRequestsEnabled = true }
  }])

  visibility_config {
    cloudwatch_metrics_enabled = false
    metric_name                = "written"
    sampled_requests_enabled   = false
  }
}

resource "aws_wafv2_web_acl_rule" "apart" {
  web_acl_arn = aws_wafv2_web_acl.written.arn
  name        = "apart"
  priority    = 5

  action {
    allow {}
  }

  statement {
    geo_match_statement {
      country_codes = ["AT"]
    }
  }

  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = "apart"
    sampled_requests_enabled   = true
  }
}

resource "aws_wafv2_web_acl_rule_group_association" "grouped" {
  web_acl_arn     = aws_wafv2_web_acl.written.arn
  rule_name       = "grouped"
  priority        = 6
  override_action = "count"

  rule_group_reference {
    arn = aws_wafv2_rule_group.ours.arn
  }

  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = "grouped"
    sampled_requests_enabled   = true
  }
}

resource "aws_wafv2_rule_group" "ours" {
  name     = "ours"
  scope    = "REGIONAL"
  capacity = 10

  rule {
    name     = "size"
    priority = 1

    action {
      count {
        custom_request_handling {
          insert_header {
            name  = "x-large"
            value = "1"
          }
        }
      }
    }

    statement {
      size_constraint_statement {
        comparison_operator = "GT"
        size                = 8192

        field_to_match {
          body {
            oversize_handling = "CONTINUE"
          }
        }

        text_transformation {
          priority = 0
          type     = "NONE"
        }
      }
    }

    visibility_config {
      cloudwatch_metrics_enabled = true
      metric_name                = "size"
      sampled_requests_enabled   = true
    }
  }

  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = "ours"
    sampled_requests_enabled   = true
  }
}

resource "aws_wafv2_ip_set" "friends" {
  name               = "friends"
  scope              = "REGIONAL"
  ip_address_version = "IPV4"
  addresses          = ["192.0.2.0/24", "198.51.100.7/32"]
}

resource "aws_wafv2_regex_pattern_set" "bad" {
  name  = "bad"
  scope = "REGIONAL"

  regular_expression {
    regex_string = "^curl"
  }

  regular_expression {
    regex_string = "^python"
  }
}

resource "aws_wafv2_web_acl_association" "pool" {
  resource_arn = aws_cognito_user_pool.people.arn
  web_acl_arn  = aws_wafv2_web_acl.shop.arn
}

resource "aws_wafv2_web_acl_logging_configuration" "shop" {
  resource_arn            = aws_wafv2_web_acl.shop.arn
  log_destination_configs = ["arn:aws:logs:eu-central-1:123456789012:log-group:aws-waf-logs-shop"]

  redacted_fields {
    single_header {
      name = "authorization"
    }
  }

  redacted_fields {
    query_string {}
  }

  logging_filter {
    default_behavior = "KEEP"

    filter {
      behavior    = "DROP"
      requirement = "MEETS_ANY"

      condition {
        action_condition {
          action = "ALLOW"
        }
      }
    }
  }
}

resource "aws_cognito_user_pool" "people" {
  name = "people"
}
