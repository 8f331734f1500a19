# types: aws_s3_bucket aws_s3_bucket_abac aws_s3_bucket_accelerate_configuration aws_s3_bucket_acl aws_s3_bucket_analytics_configuration aws_s3_bucket_cors_configuration aws_s3_bucket_intelligent_tiering_configuration aws_s3_bucket_inventory aws_s3_bucket_lifecycle_configuration aws_s3_bucket_logging aws_s3_bucket_metadata_configuration aws_s3_bucket_metric aws_s3_bucket_notification aws_s3_bucket_object_lock_configuration aws_s3_bucket_ownership_controls aws_s3_bucket_policy aws_s3_bucket_public_access_block aws_s3_bucket_replication_configuration aws_s3_bucket_server_side_encryption_configuration aws_s3_bucket_versioning aws_s3_bucket_website_configuration

resource "aws_kms_key" "data_key" {
  description = "Objects"
}

resource "aws_s3_bucket" "receipts" {
  bucket              = "harbour-receipts"
  force_destroy       = true
  object_lock_enabled = true

  tags = {
    team = "harbour"
    cost = "4711"
  }
}

resource "aws_s3_bucket_abac" "receipts" {
  bucket = aws_s3_bucket.receipts.id

  abac_status {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_accelerate_configuration" "receipts" {
  bucket = aws_s3_bucket.receipts.id
  status = "Enabled"
}

resource "aws_s3_bucket_acl" "receipts" {
  bucket = aws_s3_bucket.receipts.id

  access_control_policy {
    grant {
      permission = "READ"
      grantee {
        type = "Group"
        uri  = "http://acs.amazonaws.com/groups/global/AllUsers"
      }
    }
    grant {
      permission = "FULL_CONTROL"
      grantee {
        type = "CanonicalUser"
        id   = "0123456789abcdef"
      }
    }
    owner {
      id = "0123456789abcdef"
    }
  }
}

resource "aws_s3_bucket_analytics_configuration" "receipts" {
  bucket = aws_s3_bucket.receipts.id
  name   = "by-year"

  filter {
    prefix = "2026/"
    tags = {
      kind = "invoice"
    }
  }

  storage_class_analysis {
    data_export {
      destination {
        s3_bucket_destination {
          bucket_arn = aws_s3_bucket.logs.arn
          prefix     = "analytics/"
        }
      }
    }
  }
}

resource "aws_s3_bucket_cors_configuration" "receipts" {
  bucket = aws_s3_bucket.receipts.id

  cors_rule {
    id              = "shop"
    allowed_headers = ["Content-Type"]
    allowed_methods = ["GET", "PUT"]
    allowed_origins = ["https://shop.example"]
    expose_headers  = ["ETag"]
    max_age_seconds = 300
  }
  cors_rule {
    allowed_methods = ["GET"]
    allowed_origins = ["https://books.example"]
  }
}

resource "aws_s3_bucket_intelligent_tiering_configuration" "receipts" {
  bucket = aws_s3_bucket.receipts.id
  name   = "old-ones"

  filter {
    prefix = "archive/"
  }

  tiering {
    access_tier = "ARCHIVE_ACCESS"
    days        = 120
  }
  tiering {
    access_tier = "DEEP_ARCHIVE_ACCESS"
    days        = 240
  }
}

resource "aws_s3_bucket_inventory" "receipts" {
  bucket                   = aws_s3_bucket.receipts.id
  name                     = "weekly"
  included_object_versions = "Current"
  optional_fields          = ["Size", "EncryptionStatus"]

  filter {
    prefix = "2026/"
  }

  schedule {
    frequency = "Weekly"
  }

  destination {
    bucket {
      account_id = "123456789012"
      bucket_arn = aws_s3_bucket.logs.arn
      format     = "Parquet"
      prefix     = "inventory/"
      encryption {
        sse_s3 {}
      }
    }
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "receipts" {
  bucket                                 = aws_s3_bucket.receipts.id
  transition_default_minimum_object_size = "varies_by_storage_class"

  rule {
    id     = "grow-old"
    status = "Enabled"

    filter {
      and {
        prefix                   = "2024/"
        object_size_greater_than = 1024
        tags = {
          kind = "invoice"
          paid = "yes"
        }
      }
    }

    expiration {
      days = 3650
    }
    noncurrent_version_expiration {
      newer_noncurrent_versions = 2
      noncurrent_days           = 90
    }
    noncurrent_version_transition {
      noncurrent_days = 30
      storage_class   = "GLACIER"
    }
    transition {
      days          = 60
      storage_class = "STANDARD_IA"
    }
    transition {
      days          = 365
      storage_class = "DEEP_ARCHIVE"
    }
  }

  rule {
    id     = "markers"
    status = "Disabled"

    filter {
      tag {
        key   = "kind"
        value = "draft"
      }
    }

    expiration {
      expired_object_delete_marker = true
    }
  }

  rule {
    id     = "uploads"
    status = "Enabled"

    filter {
      prefix = "raw/"
    }
    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }
}

resource "aws_s3_bucket_logging" "receipts" {
  bucket        = aws_s3_bucket.receipts.id
  target_bucket = aws_s3_bucket.logs.id
  target_prefix = "receipts/"

  target_object_key_format {
    partitioned_prefix {
      partition_date_source = "EventTime"
    }
  }
}

resource "aws_s3_bucket_metadata_configuration" "receipts" {
  bucket = aws_s3_bucket.receipts.id

  metadata_configuration {
    inventory_table_configuration {
      configuration_state = "ENABLED"
    }
    journal_table_configuration {
      record_expiration {
        days       = 30
        expiration = "ENABLED"
      }
    }
  }
}

resource "aws_s3_bucket_metric" "receipts" {
  bucket = aws_s3_bucket.receipts.id
  name   = "everything"
}

resource "aws_s3_bucket_metric" "receipts_of_shop" {
  bucket = aws_s3_bucket.receipts.id
  name   = "shop"

  filter {
    prefix = "shop/"
  }
}

resource "aws_s3_bucket_notification" "receipts" {
  bucket      = aws_s3_bucket.receipts.id
  eventbridge = true

  lambda_function {
    lambda_function_arn = "arn:aws:lambda:eu-central-1:123456789012:function:print"
    events              = ["s3:ObjectCreated:Put", "s3:ObjectRemoved:*"]
    filter_prefix       = "2026/"
    filter_suffix       = ".pdf"
  }
  queue {
    queue_arn = "arn:aws:sqs:eu-central-1:123456789012:receipts"
    events    = ["s3:ObjectCreated:*"]
  }
}

resource "aws_s3_bucket_object_lock_configuration" "receipts" {
  bucket = aws_s3_bucket.receipts.id

  rule {
    default_retention {
      mode = "COMPLIANCE"
      days = 400
    }
  }
}

resource "aws_s3_bucket_ownership_controls" "receipts" {
  bucket = aws_s3_bucket.receipts.id

  rule {
    object_ownership = "BucketOwnerPreferred"
  }
}

data "aws_iam_policy_document" "tls" {
  statement {
    sid       = "OnlyTls"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [aws_s3_bucket.receipts.arn, "${aws_s3_bucket.receipts.arn}/*"]

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

resource "aws_s3_bucket_policy" "receipts" {
  bucket = aws_s3_bucket.receipts.id
  policy = data.aws_iam_policy_document.tls.json
}

resource "aws_s3_bucket_public_access_block" "receipts" {
  bucket              = aws_s3_bucket.receipts.id
  block_public_acls   = true
  block_public_policy = true
}

resource "aws_s3_bucket_replication_configuration" "receipts" {
  bucket = aws_s3_bucket.receipts.id
  role   = "arn:aws:iam::123456789012:role/replication"

  rule {
    id       = "all"
    priority = 1
    status   = "Enabled"

    filter {
      and {
        prefix = "2026/"
        tags = {
          kind = "invoice"
        }
      }
    }
    delete_marker_replication {
      status = "Disabled"
    }
    source_selection_criteria {
      sse_kms_encrypted_objects {
        status = "Enabled"
      }
    }
    destination {
      account       = "210987654321"
      bucket        = aws_s3_bucket.logs.arn
      storage_class = "STANDARD_IA"

      access_control_translation {
        owner = "Destination"
      }
      encryption_configuration {
        replica_kms_key_id = aws_kms_key.data_key.arn
      }
      replication_time {
        status = "Enabled"
        time {
          minutes = 15
        }
      }
      metrics {
        status = "Enabled"
        event_threshold {
          minutes = 15
        }
      }
    }
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "receipts" {
  bucket = aws_s3_bucket.receipts.id

  rule {
    bucket_key_enabled       = true
    blocked_encryption_types = ["SSE-C"]
    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.data_key.arn
    }
  }
}

resource "aws_s3_bucket_versioning" "receipts" {
  bucket = aws_s3_bucket.receipts.id
  mfa    = "arn:aws:iam::123456789012:mfa/root-account-mfa-device 123456"

  versioning_configuration {
    status     = "Enabled"
    mfa_delete = "Enabled"
  }
}

resource "aws_s3_bucket" "logs" {
  bucket = "harbour-logs"
}

resource "aws_s3_bucket_acl" "logs" {
  bucket = aws_s3_bucket.logs.bucket
  acl    = "log-delivery-write"
}

resource "aws_s3_bucket_website_configuration" "logs" {
  bucket = "harbour-logs"

  index_document {
    suffix = "index.html"
  }
  error_document {
    key = "oops.html"
  }
  routing_rule {
    condition {
      key_prefix_equals = "old/"
    }
    redirect {
      protocol                = "https"
      http_redirect_code      = "301"
      replace_key_prefix_with = "new/"
    }
  }
}
