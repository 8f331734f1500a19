# types: aws_s3_bucket

resource "aws_s3_bucket" "photos" {
  bucket              = "harbour-photos"
  acl                 = "public-read"
  acceleration_status = "Suspended"
  request_payer       = "Requester"
  policy              = jsonencode({ Version = "2012-10-17", Statement = [] })

  versioning {
    enabled    = true
    mfa_delete = true
  }

  logging {
    target_bucket = aws_s3_bucket.older.id
    target_prefix = "photos/"
  }

  server_side_encryption_configuration {
    rule {
      apply_server_side_encryption_by_default {
        sse_algorithm = "AES256"
      }
    }
  }

  cors_rule {
    allowed_methods = ["GET"]
    allowed_origins = ["*"]
    max_age_seconds = 10
  }

  lifecycle_rule {
    id                                     = "tidy"
    enabled                                = true
    prefix                                 = "raw/"
    abort_incomplete_multipart_upload_days = 3

    tags = {
      kind = "raw"
    }
    expiration {
      date = "2030-01-01T00:00:00Z"
    }
    noncurrent_version_expiration {
      days = 20
    }
    noncurrent_version_transition {
      days          = 10
      storage_class = "GLACIER"
    }
    transition {
      days          = 5
      storage_class = "ONEZONE_IA"
    }
  }

  website {
    index_document = "index.html"
    routing_rules  = jsonencode([{ Condition = { KeyPrefixEquals = "a/" }, Redirect = { HostName = "b.example" } }])
  }

  object_lock_configuration {
    object_lock_enabled = "Enabled"
    rule {
      default_retention {
        mode  = "GOVERNANCE"
        years = 1
      }
    }
  }

  replication_configuration {
    role = "arn:aws:iam::123456789012:role/replication"
    rules {
      id                               = "some"
      status                           = "Enabled"
      delete_marker_replication_status = "Enabled"
      filter {
        prefix = "raw/"
        tags = {
          kind = "raw"
        }
      }
      source_selection_criteria {
        sse_kms_encrypted_objects {
          enabled = true
        }
      }
      destination {
        bucket             = aws_s3_bucket.older.arn
        account_id         = "210987654321"
        replica_kms_key_id = "arn:aws:kms:eu-central-1:123456789012:key/1"
        replication_time {
          status = "Enabled"
        }
        metrics {
          status  = "Enabled"
          minutes = 15
        }
      }
    }
  }
}

resource "aws_s3_bucket" "older" {
  bucket_prefix = "older-"

  grant {
    type        = "Group"
    permissions = ["READ", "WRITE"]
    uri         = "http://acs.amazonaws.com/groups/global/AllUsers"
  }

  versioning {
    enabled = false
  }

  website {
    redirect_all_requests_to = "https://newer.example"
  }
}
