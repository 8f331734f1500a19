# pass: one's own
resource "aws_codepipeline" "subject" {
  name     = "web"
  role_arn = "role"

  artifact_store {
    type     = "S3"
    location = "store"

    encryption_key {
      type = "KMS"
      id   = "arn:aws:kms:eu-west-1:123456789012:key/1"
    }
  }
}
# ---
# fail: none
resource "aws_codepipeline" "subject" {
  name     = "web"
  role_arn = "role"

  artifact_store {
    type     = "S3"
    location = "store"
  }
}
# ---
# undetermined: a parameter that may be empty
variable "key" {}

resource "aws_codepipeline" "subject" {
  name     = "web"
  role_arn = "role"

  artifact_store {
    type     = "S3"
    location = "store"

    encryption_key {
      type = "KMS"
      id   = var.key
    }
  }
}
