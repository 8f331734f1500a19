# types: aws_networkfirewall_firewall aws_networkfirewall_firewall_policy aws_networkfirewall_rule_group aws_networkfirewall_logging_configuration aws_networkfirewall_tls_inspection_configuration aws_networkfirewall_vpc_endpoint_association

resource "aws_vpc" "harbour" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "front" {
  vpc_id     = aws_vpc.harbour.id
  cidr_block = "10.0.1.0/24"
}

resource "aws_networkfirewall_firewall" "wall" {
  name                = "wall"
  description         = "Before everything"
  firewall_policy_arn = aws_networkfirewall_firewall_policy.strict.arn
  vpc_id              = aws_vpc.harbour.id
  delete_protection   = true

  subnet_mapping {
    subnet_id       = aws_subnet.front.id
    ip_address_type = "IPV4"
  }
  encryption_configuration {
    type = "AWS_OWNED_KMS_KEY"
  }
}

resource "aws_networkfirewall_vpc_endpoint_association" "more" {
  firewall_arn = aws_networkfirewall_firewall.wall.arn
  vpc_id       = aws_vpc.harbour.id

  subnet_mapping {
    subnet_id = aws_subnet.front.id
  }
}

resource "aws_networkfirewall_firewall_policy" "strict" {
  name = "strict"

  firewall_policy {
    stateless_default_actions          = ["aws:forward_to_sfe"]
    stateless_fragment_default_actions = ["aws:drop"]
    stateful_default_actions           = ["aws:drop_strict", "aws:alert_strict"]

    policy_variables {
      rule_variables {
        key = "HOME_NET"
        ip_set {
          definition = ["10.0.0.0/16"]
        }
      }
    }
    stateful_engine_options {
      rule_order              = "STRICT_ORDER"
      stream_exception_policy = "DROP"
      flow_timeouts {
        tcp_idle_timeout_seconds = 120
      }
    }
    stateful_rule_group_reference {
      priority     = 1
      resource_arn = aws_networkfirewall_rule_group.names.arn
    }
    stateless_custom_action {
      action_name = "count"
      action_definition {
        publish_metric_action {
          dimension {
            value = "seen"
          }
        }
      }
    }
    stateless_rule_group_reference {
      priority     = 2
      resource_arn = aws_networkfirewall_rule_group.packets.arn
    }
  }
}

resource "aws_networkfirewall_rule_group" "names" {
  name     = "names"
  type     = "STATEFUL"
  capacity = 100

  rule_group {
    reference_sets {
      ip_set_references {
        key = "OFFICES"
        ip_set_reference {
          reference_arn = "arn:aws:ec2:eu-central-1:123456789012:prefix-list/pl-12345678"
        }
      }
    }
    rule_variables {
      ip_sets {
        key = "SERVERS"
        ip_set {
          definition = ["10.0.1.0/24", "10.0.2.0/24"]
        }
      }
      port_sets {
        key = "WEB"
        port_set {
          definition = ["443"]
        }
      }
    }
    rules_source {
      rules_source_list {
        generated_rules_type = "DENYLIST"
        target_types         = ["TLS_SNI"]
        targets              = [".bad.example"]
      }
    }
    stateful_rule_options {
      rule_order = "STRICT_ORDER"
    }
  }
}

resource "aws_networkfirewall_rule_group" "packets" {
  name     = "packets"
  type     = "STATELESS"
  capacity = 10

  rule_group {
    rules_source {
      stateless_rules_and_custom_actions {
        stateless_rule {
          priority = 1
          rule_definition {
            actions = ["aws:drop"]
            match_attributes {
              protocols = [6]
              source {
                address_definition = "192.0.2.0/24"
              }
              destination_port {
                from_port = 22
                to_port   = 22
              }
              tcp_flag {
                flags = ["SYN"]
                masks = ["SYN", "ACK"]
              }
            }
          }
        }
      }
    }
  }
}

resource "aws_networkfirewall_rule_group" "written" {
  name     = "written"
  type     = "STATEFUL"
  capacity = 10
  rules    = "drop tls any any -> any any (sid:1;)"
}

resource "aws_networkfirewall_rule_group" "listed" {
  name     = "listed"
  type     = "STATEFUL"
  capacity = 10

  rule_group {
    rules_source {
      stateful_rule {
        action = "DROP"
        header {
          protocol         = "SSH"
          source           = "ANY"
          source_port      = "ANY"
          direction        = "ANY"
          destination      = "ANY"
          destination_port = "22"
        }
        rule_option {
          keyword  = "sid"
          settings = ["1"]
        }
      }
    }
  }
}

resource "aws_networkfirewall_logging_configuration" "wall" {
  firewall_arn = aws_networkfirewall_firewall.wall.arn

  logging_configuration {
    log_destination_config {
      log_type             = "ALERT"
      log_destination_type = "S3"
      log_destination = {
        bucketName = "harbour-logs"
        prefix     = "wall"
      }
    }
  }
}

resource "aws_networkfirewall_tls_inspection_configuration" "open_up" {
  name = "open-up"

  tls_inspection_configuration {
    server_certificate_configuration {
      certificate_authority_arn = "arn:aws:acm:eu-central-1:123456789012:certificate/1"
      check_certificate_revocation_status {
        revoked_status_action = "REJECT"
      }
      scope {
        protocols = [6]
        destination {
          address_definition = "0.0.0.0/0"
        }
        destination_ports {
          from_port = 443
          to_port   = 443
        }
      }
    }
  }
}
