# types: aws_cloudtrail aws_cloudtrail_event_data_store
resource "aws_cloudtrail" "all" {
  name                       = "all"
  s3_bucket_name             = "trail-of-the-shop"
  s3_key_prefix              = "all"
  sns_topic_name             = "trail"
  kms_key_id                 = aws_kms_key.trail_key.arn
  cloud_watch_logs_group_arn = "arn:aws:logs:eu-central-1:123456789012:log-group:trail:*"
  cloud_watch_logs_role_arn  = aws_iam_role.trail.arn
  is_multi_region_trail      = true
  is_organization_trail      = true
  enable_log_file_validation = true

  advanced_event_selector {
    name = "Objects"

    field_selector {
      field  = "eventCategory"
      equals = ["Data"]
    }

    field_selector {
      field           = "resources.ARN"
      not_starts_with = ["arn:aws:s3:::trail-of-the-shop/"]
    }
  }

  advanced_event_selector {
    name = "Management"

    field_selector {
      field  = "eventCategory"
      equals = ["Management"]
    }
  }

  insight_selector {
    insight_type = "ApiCallRateInsight"
  }

  tags = {
    Team = "security"
  }
}

resource "aws_cloudtrail" "stopped" {
  name                          = "stopped"
  s3_bucket_name                = "trail-of-the-shop"
  enable_logging                = false
  include_global_service_events = false

  event_selector {
    read_write_type                  = "WriteOnly"
    include_management_events        = true
    exclude_management_event_sources = ["kms.amazonaws.com"]

    data_resource {
      type   = "AWS::S3::Object"
      values = ["arn:aws:s3:::orders/"]
    }
  }
}

resource "aws_cloudtrail_event_data_store" "lake" {
  name                 = "lake"
  billing_mode         = "FIXED_RETENTION_PRICING"
  kms_key_id           = aws_kms_key.trail_key.arn
  multi_region_enabled = false
  organization_enabled = true
  retention_period     = 365
  suspend              = "true"

  advanced_event_selector {
    name = "Management"

    field_selector {
      field  = "eventCategory"
      equals = ["Management"]
    }
  }
}

resource "aws_cloudtrail_event_data_store" "defaults" {
  name = "defaults"
}

resource "aws_kms_key" "trail_key" {}

resource "aws_iam_role" "trail" {
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}
