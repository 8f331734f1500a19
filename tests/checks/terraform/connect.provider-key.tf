# pass[s3]: a key of the account
resource "aws_connect_instance_storage_config" "subject" {
  instance_id   = "calls"
  resource_type = "CALL_RECORDINGS"

  storage_config {
    storage_type = "S3"

    s3_config {
      bucket_name   = "calls"
      bucket_prefix = "all"

      encryption_config {
        encryption_type = "KMS"
        key_id          = "arn:aws:kms:eu-central-1:123456789012:key/1"
      }
    }
  }
}
# ---
# fail[s3]: the bucket's
resource "aws_connect_instance_storage_config" "subject" {
  instance_id   = "calls"
  resource_type = "CALL_RECORDINGS"

  storage_config {
    storage_type = "S3"

    s3_config {
      bucket_name   = "calls"
      bucket_prefix = "all"
    }
  }
}
# ---
# undetermined[s3]: a parameter that may be empty
variable "key" {}

resource "aws_connect_instance_storage_config" "subject" {
  instance_id   = "calls"
  resource_type = "CALL_RECORDINGS"

  storage_config {
    storage_type = "S3"

    s3_config {
      bucket_name   = "calls"
      bucket_prefix = "all"

      encryption_config {
        encryption_type = "KMS"
        key_id          = var.key
      }
    }
  }
}
# ---
# not-applicable[kinesis-video]: a bucket
resource "aws_connect_instance_storage_config" "subject" {
  instance_id   = "calls"
  resource_type = "CALL_RECORDINGS"

  storage_config {
    storage_type = "S3"

    s3_config {
      bucket_name   = "calls"
      bucket_prefix = "all"
    }
  }
}
# ---
# fail[kinesis-video]: AWS's
resource "aws_connect_instance_storage_config" "subject" {
  instance_id   = "calls"
  resource_type = "MEDIA_STREAMS"

  storage_config {
    storage_type = "KINESIS_VIDEO_STREAM"

    kinesis_video_stream_config {
      prefix                 = "all"
      retention_period_hours = 3

      encryption_config {
        encryption_type = "KMS"
        key_id          = "alias/aws/kinesisvideo"
      }
    }
  }
}
