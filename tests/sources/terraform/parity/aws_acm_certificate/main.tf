resource "aws_acm_certificate" "shop" {
  domain_name               = "shop.example.com"
  subject_alternative_names = ["www.example.com", "api.example.com"]
  validation_method         = "DNS"
  key_algorithm             = "EC_prime256v1"

  options {
    certificate_transparency_logging_preference = "ENABLED"
    export                                      = "DISABLED"
  }

  tags = {
    Team = "shop"
  }
}

resource "aws_acm_certificate" "mailed" {
  domain_name       = "old.example.com"
  validation_method = "EMAIL"

  validation_option {
    domain_name       = "old.example.com"
    validation_domain = "example.com"
  }
}

resource "aws_acm_certificate" "private" {
  domain_name               = "internal.example.com"
  certificate_authority_arn = "arn:aws:acm-pca:eu-central-1:123456789012:certificate-authority/1"
}

resource "aws_acm_certificate" "brought" {
  private_key       = var.key
  certificate_body  = "-----BEGIN CERTIFICATE-----"
  certificate_chain = "-----BEGIN CERTIFICATE-----"
}

variable "key" {
  type      = string
  sensitive = true
}
