# pass: switched off once it has signed
resource "aws_acmpca_certificate_authority" "subject" {
  type    = "ROOT"
  enabled = false

  certificate_authority_configuration {
    key_algorithm     = "RSA_4096"
    signing_algorithm = "SHA512WITHRSA"

    subject {
      common_name = "corp"
    }
  }
}
# ---
# fail: active
resource "aws_acmpca_certificate_authority_certificate" "on" {
  certificate               = "x"
  certificate_authority_arn = aws_acmpca_certificate_authority.subject.arn
}

resource "aws_acmpca_certificate_authority" "subject" {
  type = "ROOT"

  certificate_authority_configuration {
    key_algorithm     = "RSA_4096"
    signing_algorithm = "SHA512WITHRSA"

    subject {
      common_name = "corp"
    }
  }
}
