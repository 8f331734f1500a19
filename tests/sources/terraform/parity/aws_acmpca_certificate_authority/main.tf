# types: aws_acmpca_certificate_authority aws_acmpca_certificate_authority_certificate aws_acmpca_permission
resource "aws_acmpca_certificate_authority" "inner" {
  enabled                         = true
  permanent_deletion_time_in_days = 7
  key_storage_security_standard   = "FIPS_140_2_LEVEL_3_OR_HIGHER"
  usage_mode                      = "SHORT_LIVED_CERTIFICATE"

  certificate_authority_configuration {
    key_algorithm     = "EC_prime256v1"
    signing_algorithm = "SHA256WITHECDSA"

    subject {
      common_name         = "inner.example.com"
      country             = "DE"
      organization        = "Example"
      organizational_unit = "Shop"
    }
  }

  revocation_configuration {
    crl_configuration {
      enabled            = true
      custom_cname       = "crl.example.com"
      expiration_in_days = 7
      s3_bucket_name     = "revoked"
      s3_object_acl      = "BUCKET_OWNER_FULL_CONTROL"
    }

    ocsp_configuration {
      enabled           = true
      ocsp_custom_cname = "ocsp.example.com"
    }
  }

  tags = {
    Team = "security"
  }
}

resource "aws_acmpca_certificate_authority" "root" {
  type = "ROOT"

  certificate_authority_configuration {
    key_algorithm     = "RSA_4096"
    signing_algorithm = "SHA512WITHRSA"

    subject {
      common_name = "example.com"
    }
  }
}

resource "aws_acmpca_certificate_authority_certificate" "installed" {
  certificate_authority_arn = aws_acmpca_certificate_authority.inner.arn
  certificate               = "-----BEGIN CERTIFICATE-----"
  certificate_chain         = "-----BEGIN CERTIFICATE-----"
}

resource "aws_acmpca_permission" "acm" {
  certificate_authority_arn = aws_acmpca_certificate_authority.inner.arn
  principal                 = "acm.amazonaws.com"
  actions                   = ["IssueCertificate", "GetCertificate", "ListPermissions"]
}
