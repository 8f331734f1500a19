# Entry: load balancer, certificate, CloudFront, WAF.

resource "aws_lb" "balancer" {
  name               = local.name
  load_balancer_type = "application"
  internal           = false
  subnets            = [for key, subnet in aws_subnet.subnet : subnet.id if startswith(key, "public-")]
  security_groups    = [aws_security_group.balancer_group.id]
}

resource "aws_lb_target_group" "targets" {
  name        = "${local.name}-web"
  port        = 8080
  protocol    = "HTTP"
  vpc_id      = aws_vpc.vpc.id
  target_type = "instance"

  health_check {
    path = "/health"
  }
}

resource "aws_lb_target_group_attachment" "targets" {
  count = 2

  target_group_arn = aws_lb_target_group.targets.arn
  target_id        = [aws_instance.web_server_a.id, aws_instance.web_server_b.id][count.index]
}

resource "aws_lb_listener" "plain_listener" {
  load_balancer_arn = aws_lb.balancer.arn
  port              = 80
  protocol          = "HTTP"

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.targets.arn
  }
}

resource "aws_lb_listener" "secure_listener" {
  load_balancer_arn = aws_lb.balancer.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-2016-08"
  certificate_arn   = aws_acm_certificate.certificate.arn

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.targets.arn
  }
}

resource "aws_acm_certificate" "certificate" {
  domain_name       = "shop.example.com"
  validation_method = "DNS"

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_wafv2_web_acl" "firewall" {
  name  = local.name
  scope = "REGIONAL"

  default_action {
    allow {}
  }

  visibility_config {
    sampled_requests_enabled   = true
    cloudwatch_metrics_enabled = true
    metric_name                = local.name
  }
}

resource "aws_cloudfront_distribution" "distribution" {
  enabled      = true
  comment      = local.name
  http_version = "http1.1"

  origin {
    origin_id   = "balancer"
    domain_name = aws_lb.balancer.dns_name

    custom_origin_config {
      origin_protocol_policy = "http-only"
      http_port              = 80
      https_port             = 443
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "balancer"
    viewer_protocol_policy = "allow-all"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]

    forwarded_values {
      query_string = true

      cookies {
        forward = "none"
      }
    }
  }

  viewer_certificate {
    cloudfront_default_certificate = true
  }

  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }
}
