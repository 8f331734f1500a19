# pass: TLS 1.2
resource "aws_lb_ssl_negotiation_policy" "strong" {
  name          = "strong"
  load_balancer = aws_elb.subject.id
  lb_port       = 443

  attribute {
    name  = "Reference-Security-Policy"
    value = "ELBSecurityPolicy-TLS-1-2-2017-01"
  }
}

resource "aws_elb" "subject" {
  subnets = ["subnet-1", "subnet-2"]

  listener {
    lb_port           = 443
    lb_protocol       = "https"
    instance_port     = 80
    instance_protocol = "http"
  }
}
