# pass: a second factor
resource "aws_s3_bucket_versioning" "it" {
  bucket = aws_s3_bucket.subject.id
  mfa    = "device 123456"

  versioning_configuration {
    status     = "Enabled"
    mfa_delete = "Enabled"
  }
}

resource "aws_s3_bucket" "subject" {}
# ---
# fail: off
resource "aws_s3_bucket_versioning" "it" {
  bucket = aws_s3_bucket.subject.id

  versioning_configuration {
    status     = "Enabled"
    mfa_delete = "Disabled"
  }
}

resource "aws_s3_bucket" "subject" {}
# ---
# not-applicable: a template does not tell
resource "aws_s3_bucket_versioning" "it" {
  bucket = aws_s3_bucket.subject.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket" "subject" {}
