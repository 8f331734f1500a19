# types: aws_globalaccelerator_accelerator aws_globalaccelerator_listener aws_globalaccelerator_endpoint_group
resource "aws_globalaccelerator_accelerator" "front" {
  name            = "front"
  enabled         = true
  ip_address_type = "DUAL_STACK"

  attributes {
    flow_logs_enabled   = true
    flow_logs_s3_bucket = "flows"
    flow_logs_s3_prefix = "front/"
  }

  tags = {
    Team = "shop"
  }
}

resource "aws_globalaccelerator_listener" "https" {
  accelerator_arn = aws_globalaccelerator_accelerator.front.arn
  protocol        = "TCP"
  client_affinity = "SOURCE_IP"

  port_range {
    from_port = 443
    to_port   = 443
  }

  port_range {
    from_port = 8443
    to_port   = 8444
  }
}

resource "aws_globalaccelerator_endpoint_group" "central" {
  listener_arn                  = aws_globalaccelerator_listener.https.arn
  endpoint_group_region         = "eu-central-1"
  health_check_interval_seconds = 10
  health_check_path             = "/health"
  health_check_port             = 443
  health_check_protocol         = "HTTPS"
  threshold_count               = 2
  traffic_dial_percentage       = 90

  endpoint_configuration {
    endpoint_id                    = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/app/web/0a"
    weight                         = 100
    client_ip_preservation_enabled = true
  }

  port_override {
    listener_port = 443
    endpoint_port = 8443
  }
}
