# types: aws_lb_target_group aws_lb_target_group_attachment

resource "aws_vpc" "harbour" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_instance" "first" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
}

resource "aws_lb_target_group" "shop" {
  name                          = "shop"
  port                          = 8080
  protocol                      = "HTTP"
  protocol_version              = "HTTP2"
  vpc_id                        = aws_vpc.harbour.id
  target_type                   = "instance"
  deregistration_delay          = 60
  slow_start                    = 30
  load_balancing_algorithm_type = "least_outstanding_requests"

  health_check {
    enabled             = true
    path                = "/up"
    port                = "traffic-port"
    protocol            = "HTTP"
    interval            = 15
    timeout             = 5
    unhealthy_threshold = 4
    matcher             = "200-204"
  }
  stickiness {
    type            = "app_cookie"
    enabled         = true
    cookie_duration = 3600
    cookie_name     = "basket"
  }
  target_group_health {
    dns_failover {
      minimum_healthy_targets_count = "2"
    }
    unhealthy_state_routing {
      minimum_healthy_targets_percentage = "50"
    }
  }

  tags = {
    team = "shop"
  }
}

resource "aws_alb_target_group" "raw" {
  port                   = 5000
  protocol               = "TCP"
  vpc_id                 = aws_vpc.harbour.id
  target_type            = "ip"
  ip_address_type        = "ipv4"
  preserve_client_ip     = "true"
  proxy_protocol_v2      = true
  connection_termination = true

  target_health_state {
    enable_unhealthy_connection_termination = false
    unhealthy_draining_interval             = 120
  }
  stickiness {
    type    = "source_ip"
    enabled = false
  }
}

resource "aws_lb_target_group_attachment" "first" {
  target_group_arn = aws_lb_target_group.shop.arn
  target_id        = aws_instance.first.id
  port             = 8081
}

resource "aws_alb_target_group_attachment" "elsewhere" {
  target_group_arn  = aws_alb_target_group.raw.arn
  target_id         = "192.168.0.7"
  availability_zone = "all"
}
