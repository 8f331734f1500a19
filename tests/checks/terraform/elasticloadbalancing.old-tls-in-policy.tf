# pass: protocols picked by hand
resource "aws_load_balancer_policy" "own" {
  load_balancer_name = aws_elb.subject.name
  policy_name        = "own"
  policy_type_name   = "SSLNegotiationPolicyType"

  policy_attribute {
    name  = "Protocol-TLSv1.2"
    value = "true"
  }

  policy_attribute {
    name  = "Protocol-TLSv1"
    value = "false"
  }
}

resource "aws_elb" "subject" {
  name    = "web"
  subnets = ["subnet-1", "subnet-2"]

  listener {
    lb_port           = 443
    lb_protocol       = "https"
    instance_port     = 80
    instance_protocol = "http"
  }
}

# ---
# fail: TLS 1.0
resource "aws_load_balancer_policy" "own" {
  load_balancer_name = aws_elb.subject.name
  policy_name        = "own"
  policy_type_name   = "SSLNegotiationPolicyType"

  policy_attribute {
    name  = "Protocol-TLSv1"
    value = "true"
  }
}

resource "aws_elb" "subject" {
  name    = "web"
  subnets = ["subnet-1", "subnet-2"]

  listener {
    lb_port           = 443
    lb_protocol       = "https"
    instance_port     = 80
    instance_protocol = "http"
  }
}

# ---
# fail: an old policy of AWS's
resource "aws_load_balancer_policy" "own" {
  load_balancer_name = aws_elb.subject.name
  policy_name        = "own"
  policy_type_name   = "SSLNegotiationPolicyType"

  policy_attribute {
    name  = "Reference-Security-Policy"
    value = "ELBSecurityPolicy-2016-08"
  }
}

resource "aws_elb" "subject" {
  name    = "web"
  subnets = ["subnet-1", "subnet-2"]

  listener {
    lb_port           = 443
    lb_protocol       = "https"
    instance_port     = 80
    instance_protocol = "http"
  }
}

# ---
# undetermined: a parameter
variable "version_1_0" {}

resource "aws_load_balancer_policy" "own" {
  load_balancer_name = aws_elb.subject.name
  policy_name        = "own"
  policy_type_name   = "SSLNegotiationPolicyType"

  policy_attribute {
    name  = "Protocol-TLSv1"
    value = var.version_1_0
  }
}

resource "aws_elb" "subject" {
  name    = "web"
  subnets = ["subnet-1", "subnet-2"]

  listener {
    lb_port           = 443
    lb_protocol       = "https"
    instance_port     = 80
    instance_protocol = "http"
  }
}

# ---
# not-applicable: none
resource "aws_elb" "subject" {
  subnets = ["subnet-1", "subnet-2"]

  listener {
    lb_port           = 80
    lb_protocol       = "http"
    instance_port     = 80
    instance_protocol = "http"
  }
}
