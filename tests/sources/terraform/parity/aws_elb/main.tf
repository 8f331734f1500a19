# types: aws_elb aws_elb_attachment aws_load_balancer_policy aws_load_balancer_listener_policy aws_lb_ssl_negotiation_policy aws_proxy_protocol_policy aws_lb_cookie_stickiness_policy aws_app_cookie_stickiness_policy

resource "aws_s3_bucket" "logs" {
  bucket = "harbour-logs"
}

resource "aws_security_group" "edge" {
  description = "Edge"
}

resource "aws_instance" "first" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
}

resource "aws_instance" "second" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
}

resource "aws_elb" "old_door" {
  name                        = "old-door"
  availability_zones          = ["eu-central-1a"]
  internal                    = true
  security_groups             = [aws_security_group.edge.id]
  instances                   = [aws_instance.first.id]
  connection_draining         = true
  connection_draining_timeout = 120
  idle_timeout                = 45

  access_logs {
    bucket        = aws_s3_bucket.logs.bucket
    bucket_prefix = "old"
  }
  listener {
    lb_port            = 443
    lb_protocol        = "https"
    instance_port      = 8080
    instance_protocol  = "http"
    ssl_certificate_id = "arn:aws:acm:eu-central-1:123456789012:certificate/1"
  }
  listener {
    lb_port           = 22
    lb_protocol       = "tcp"
    instance_port     = 22
    instance_protocol = "tcp"
  }
  health_check {
    healthy_threshold   = 2
    unhealthy_threshold = 3
    target              = "HTTP:8080/up"
    interval            = 20
    timeout             = 4
  }

  tags = {
    tier = "edge"
  }
}

resource "aws_elb_attachment" "second" {
  elb      = aws_elb.old_door.id
  instance = aws_instance.second.id
}

resource "aws_load_balancer_policy" "keys" {
  load_balancer_name = aws_elb.old_door.name
  policy_name        = "keys"
  policy_type_name   = "PublicKeyPolicyType"
  policy_attribute {
    name  = "PublicKey"
    value = "MIIB"
  }
}

resource "aws_load_balancer_listener_policy" "ssh" {
  load_balancer_name = aws_elb.old_door.name
  load_balancer_port = 22
  policy_names       = ["keys"]
}

resource "aws_lb_ssl_negotiation_policy" "modern" {
  load_balancer = aws_elb.old_door.id
  name          = "modern"
  lb_port       = 443
  attribute {
    name  = "Protocol-TLSv1.2"
    value = "true"
  }
}

resource "aws_proxy_protocol_policy" "ssh" {
  load_balancer  = aws_elb.old_door.name
  instance_ports = ["22"]
}

resource "aws_lb_cookie_stickiness_policy" "sticky" {
  load_balancer            = aws_elb.old_door.id
  name                     = "sticky"
  lb_port                  = 443
  cookie_expiration_period = 600
}

resource "aws_app_cookie_stickiness_policy" "basket" {
  load_balancer = aws_elb.old_door.name
  name          = "basket"
  lb_port       = 443
  cookie_name   = "basket"
}
