resource "aws_s3_bucket" "this" {
  bucket = "remit-demo-shop-${var.name}"
}

resource "aws_s3_bucket_versioning" "this" {
  count = var.versioned ? 1 : 0

  bucket = aws_s3_bucket.this.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "this" {
  count = var.algorithm == null ? 0 : 1

  bucket = aws_s3_bucket.this.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = var.algorithm
    }
  }
}

resource "aws_s3_bucket_public_access_block" "this" {
  bucket = aws_s3_bucket.this.id

  block_public_acls       = var.closed
  block_public_policy     = var.closed
  ignore_public_acls      = var.closed
  restrict_public_buckets = var.closed
}

resource "aws_s3_bucket_logging" "this" {
  for_each = var.logging

  bucket        = aws_s3_bucket.this.id
  target_bucket = each.value
  target_prefix = "${each.key}/"
}

data "aws_iam_policy_document" "this" {
  source_policy_documents = var.policy

  dynamic "statement" {
    for_each = var.tls_only ? ["tls"] : []

    content {
      effect    = "Deny"
      actions   = ["s3:*"]
      resources = [aws_s3_bucket.this.arn, "${aws_s3_bucket.this.arn}/*"]

      principals {
        type        = "*"
        identifiers = ["*"]
      }

      condition {
        test     = "Bool"
        variable = "aws:SecureTransport"
        values   = ["false"]
      }
    }
  }
}

resource "aws_s3_bucket_policy" "this" {
  count = var.tls_only || length(var.policy) > 0 ? 1 : 0

  bucket = aws_s3_bucket.this.id
  policy = data.aws_iam_policy_document.this.json
}
