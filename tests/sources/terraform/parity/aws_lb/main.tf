# types: aws_lb aws_lb_listener aws_lb_listener_rule aws_lb_listener_certificate aws_lb_trust_store aws_lb_trust_store_revocation

resource "aws_vpc" "harbour" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "front" {
  vpc_id     = aws_vpc.harbour.id
  cidr_block = "10.0.1.0/24"
}

resource "aws_security_group" "edge" {
  description = "Edge"
}

resource "aws_s3_bucket" "logs" {
  bucket = "harbour-logs"
}

resource "aws_lb_target_group" "shop" {
  name     = "shop"
  port     = 80
  protocol = "HTTP"
  vpc_id   = aws_vpc.harbour.id
}

resource "aws_lb" "front_door" {
  name                       = "front-door"
  load_balancer_type         = "application"
  internal                   = false
  subnets                    = [aws_subnet.front.id]
  security_groups            = [aws_security_group.edge.id]
  drop_invalid_header_fields = true
  enable_deletion_protection = true
  enable_http2               = false
  idle_timeout               = 90
  desync_mitigation_mode     = "strictest"
  ip_address_type            = "dualstack"
  xff_header_processing_mode = "preserve"

  access_logs {
    bucket  = aws_s3_bucket.logs.id
    prefix  = "front"
    enabled = true
  }
  connection_logs {
    bucket = aws_s3_bucket.logs.id
  }
  minimum_load_balancer_capacity {
    capacity_units = 50
  }

  tags = {
    tier = "edge"
  }
}

resource "aws_alb" "side_door" {
  load_balancer_type               = "network"
  internal                         = true
  enable_cross_zone_load_balancing = true

  subnet_mapping {
    subnet_id            = aws_subnet.front.id
    private_ipv4_address = "10.0.1.15"
  }
}

resource "aws_lb_listener" "redirecting" {
  load_balancer_arn = aws_lb.front_door.arn
  port              = 80

  default_action {
    type = "redirect"
    redirect {
      port        = "443"
      protocol    = "HTTPS"
      status_code = "HTTP_301"
    }
  }
}

resource "aws_lb_listener" "serving" {
  load_balancer_arn = aws_lb.front_door.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  certificate_arn   = "arn:aws:acm:eu-central-1:123456789012:certificate/1"

  routing_http_response_server_enabled                                 = false
  routing_http_response_strict_transport_security_header_value         = "max-age=31536000"
  routing_http_request_x_amzn_mtls_clientcert_serial_number_header_name = "X-Serial"

  default_action {
    type  = "authenticate-oidc"
    order = 1
    authenticate_oidc {
      authorization_endpoint     = "https://login.example/authorize"
      client_id                  = "shop"
      client_secret              = "hidden"
      issuer                     = "https://login.example"
      token_endpoint             = "https://login.example/token"
      user_info_endpoint         = "https://login.example/me"
      on_unauthenticated_request = "deny"
      session_timeout            = 3600
      authentication_request_extra_params = {
        display = "page"
      }
    }
  }
  default_action {
    type  = "forward"
    order = 2
    forward {
      target_group {
        arn    = aws_lb_target_group.shop.arn
        weight = 100
      }
      stickiness {
        duration = 600
        enabled  = true
      }
    }
  }
  mutual_authentication {
    mode                             = "verify"
    trust_store_arn                  = aws_lb_trust_store.partners.arn
    ignore_client_certificate_expiry = false
  }
}

resource "aws_lb_listener_certificate" "second_name" {
  listener_arn    = aws_lb_listener.serving.arn
  certificate_arn = "arn:aws:acm:eu-central-1:123456789012:certificate/2"
}

resource "aws_lb_listener_rule" "admin" {
  listener_arn = aws_lb_listener.serving.arn
  priority     = 10

  action {
    type = "fixed-response"
    fixed_response {
      content_type = "text/plain"
      message_body = "No"
      status_code  = "403"
    }
  }
  condition {
    path_pattern {
      values = ["/admin/*"]
    }
  }
  condition {
    http_header {
      http_header_name = "X-Role"
      values           = ["admin", "root"]
    }
  }
  condition {
    query_string {
      key   = "debug"
      value = "1"
    }
    query_string {
      value = "trace"
    }
  }
  transform {
    type = "url-rewrite"
    url_rewrite_config {
      rewrite {
        regex   = "^/old/(.*)"
        replace = "/new/$1"
      }
    }
  }

  tags = {
    team = "shop"
  }
}

resource "aws_alb_listener_rule" "signed_in" {
  listener_arn = aws_lb_listener.serving.arn
  priority     = 20

  action {
    type = "authenticate-cognito"
    authenticate_cognito {
      user_pool_arn       = "arn:aws:cognito-idp:eu-central-1:123456789012:userpool/eu-central-1_1"
      user_pool_client_id = "client"
      user_pool_domain    = "harbour"
    }
  }
  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.shop.arn
  }
  condition {
    host_header {
      values = ["my.harbour.example"]
    }
  }
  condition {
    source_ip {
      values = ["198.51.100.0/24"]
    }
  }
  condition {
    http_request_method {
      values = ["GET"]
    }
  }
}

resource "aws_alb_listener" "plain_tcp" {
  load_balancer_arn        = aws_alb.side_door.arn
  port                     = 5432
  protocol                 = "TCP"
  tcp_idle_timeout_seconds = 600

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.shop.arn
  }
}

resource "aws_lb_trust_store" "partners" {
  name                             = "partners"
  ca_certificates_bundle_s3_bucket = aws_s3_bucket.logs.id
  ca_certificates_bundle_s3_key    = "ca.pem"
}

resource "aws_lb_trust_store_revocation" "partners" {
  trust_store_arn       = aws_lb_trust_store.partners.arn
  revocations_s3_bucket = aws_s3_bucket.logs.id
  revocations_s3_key    = "crl.pem"
}
