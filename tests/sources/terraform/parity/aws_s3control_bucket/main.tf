# types: aws_s3control_bucket aws_s3control_bucket_policy aws_s3control_bucket_lifecycle_configuration aws_s3control_access_grant aws_s3control_access_grants_instance aws_s3control_access_grants_location aws_s3control_multi_region_access_point aws_s3control_multi_region_access_point_policy aws_s3control_object_lambda_access_point aws_s3control_object_lambda_access_point_policy aws_s3control_storage_lens_configuration

resource "aws_s3control_bucket" "outpost_data" {
  bucket     = "outpost-data"
  outpost_id = "op-01ac5d28a6a232904"
}

resource "aws_s3control_bucket_policy" "outpost_data" {
  bucket = aws_s3control_bucket.outpost_data.arn
  policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}

resource "aws_s3control_bucket_lifecycle_configuration" "outpost_data" {
  bucket = aws_s3control_bucket.outpost_data.arn

  rule {
    id = "logs"
    filter {
      prefix = "logs/"
    }
    expiration {
      days = 30
    }
  }
  rule {
    id     = "tagged"
    status = "Disabled"
    filter {
      prefix = "raw/"
      tags = {
        kind = "raw"
      }
    }
    abort_incomplete_multipart_upload {
      days_after_initiation = 2
    }
  }
}

resource "aws_s3control_access_grants_instance" "grants" {
  account_id          = "123456789012"
  identity_center_arn = "arn:aws:sso:::instance/ssoins-1"
}

resource "aws_s3control_access_grants_location" "everywhere" {
  iam_role_arn   = "arn:aws:iam::123456789012:role/grants"
  location_scope = "s3://"
}

resource "aws_s3control_access_grant" "analysts" {
  access_grants_location_id = aws_s3control_access_grants_location.everywhere.access_grants_location_id
  permission                = "READ"

  access_grants_location_configuration {
    s3_sub_prefix = "reports/*"
  }
  grantee {
    grantee_type       = "IAM"
    grantee_identifier = "arn:aws:iam::123456789012:role/analyst"
  }
}

resource "aws_s3_bucket" "near" {
  bucket = "near"
}

resource "aws_s3control_multi_region_access_point" "world" {
  details {
    name = "world"
    public_access_block {
      block_public_policy = false
    }
    region {
      bucket            = aws_s3_bucket.near.id
      bucket_account_id = "123456789012"
    }
    region {
      bucket = "far"
    }
  }
}

resource "aws_s3control_multi_region_access_point_policy" "world" {
  details {
    name   = "world"
    policy = jsonencode({ Version = "2012-10-17", Statement = [] })
  }
}

resource "aws_s3control_object_lambda_access_point" "redacted" {
  name = "redacted"

  configuration {
    allowed_features           = ["GetObject-Range"]
    cloud_watch_metrics_enabled = true
    supporting_access_point    = "arn:aws:s3:eu-central-1:123456789012:accesspoint/readers"
    transformation_configuration {
      actions = ["GetObject"]
      content_transformation {
        aws_lambda {
          function_arn     = "arn:aws:lambda:eu-central-1:123456789012:function:redact"
          function_payload = "{}"
        }
      }
    }
  }
}

resource "aws_s3control_object_lambda_access_point_policy" "redacted" {
  name   = aws_s3control_object_lambda_access_point.redacted.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}

resource "aws_s3control_storage_lens_configuration" "lens" {
  config_id = "lens"

  storage_lens_configuration {
    enabled          = true
    prefix_delimiter = "/"

    account_level {
      activity_metrics {
        enabled = true
      }
      detailed_status_code_metrics {
        enabled = true
      }
      bucket_level {
        advanced_data_protection_metrics {
          enabled = true
        }
        prefix_level {
          storage_metrics {
            enabled = true
            selection_criteria {
              delimiter = "/"
              max_depth = 3
            }
          }
        }
      }
    }
    data_export {
      cloud_watch_metrics {
        enabled = true
      }
      s3_bucket_destination {
        account_id            = "123456789012"
        arn                   = aws_s3_bucket.near.arn
        format                = "CSV"
        output_schema_version = "V_1"
        encryption {
          sse_kms {
            key_id = "arn:aws:kms:eu-central-1:123456789012:key/1"
          }
        }
      }
    }
    exclude {
      regions = ["us-east-2"]
    }
  }
}
