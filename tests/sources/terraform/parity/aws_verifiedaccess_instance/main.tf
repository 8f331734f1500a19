# types: aws_verifiedaccess_instance aws_verifiedaccess_instance_logging_configuration aws_verifiedaccess_instance_trust_provider_attachment aws_verifiedaccess_trust_provider aws_verifiedaccess_group aws_verifiedaccess_endpoint

resource "aws_verifiedaccess_instance" "gate" {
  description  = "Gate"
  fips_enabled = true
}

resource "aws_verifiedaccess_instance_logging_configuration" "gate" {
  verifiedaccess_instance_id = aws_verifiedaccess_instance.gate.id

  access_logs {
    include_trust_context = true
    cloudwatch_logs {
      enabled   = true
      log_group = "gate"
    }
    s3 {
      enabled     = true
      bucket_name = "harbour-logs"
    }
  }
}

resource "aws_verifiedaccess_trust_provider" "login" {
  policy_reference_name    = "login"
  trust_provider_type      = "user"
  user_trust_provider_type = "oidc"

  oidc_options {
    client_id     = "gate"
    client_secret = "hidden"
    issuer        = "https://login.example"
  }
}

resource "aws_verifiedaccess_instance_trust_provider_attachment" "gate" {
  verifiedaccess_instance_id       = aws_verifiedaccess_instance.gate.id
  verifiedaccess_trust_provider_id = aws_verifiedaccess_trust_provider.login.id
}

resource "aws_verifiedaccess_group" "staff" {
  verifiedaccess_instance_id = aws_verifiedaccess_instance.gate.id
  policy_document            = "permit(principal, action, resource);"

  sse_configuration {
    kms_key_arn = "arn:aws:kms:eu-central-1:123456789012:key/1"
  }
}

resource "aws_verifiedaccess_endpoint" "wiki" {
  verified_access_group_id = aws_verifiedaccess_group.staff.id
  attachment_type          = "vpc"
  endpoint_type            = "load-balancer"
  application_domain       = "wiki.harbour.example"
  domain_certificate_arn   = "arn:aws:acm:eu-central-1:123456789012:certificate/1"
  endpoint_domain_prefix   = "wiki"
  security_group_ids       = ["sg-0123456789abcdef0"]

  load_balancer_options {
    load_balancer_arn = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/app/wiki/1"
    port              = 443
    protocol          = "https"
    subnet_ids        = ["subnet-0123456789abcdef0"]
  }
}
