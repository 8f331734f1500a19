# types: aws_cloudwatch_log_group aws_cloudwatch_log_metric_filter aws_cloudwatch_log_subscription_filter aws_cloudwatch_log_resource_policy aws_cloudwatch_log_data_protection_policy aws_cloudwatch_log_index_policy aws_cloudwatch_log_account_policy aws_cloudwatch_log_anomaly_detector aws_cloudwatch_log_delivery aws_cloudwatch_log_delivery_destination aws_cloudwatch_log_delivery_destination_policy aws_cloudwatch_log_delivery_source aws_cloudwatch_log_destination aws_cloudwatch_log_destination_policy aws_cloudwatch_log_stream aws_cloudwatch_log_storage_tier_policy aws_cloudwatch_query_definition
resource "aws_cloudwatch_log_group" "app" {
  name                        = "app"
  kms_key_id                  = aws_kms_key.logs.arn
  retention_in_days           = 365
  log_group_class             = "STANDARD"
  deletion_protection_enabled = true
  skip_destroy                = true

  tags = {
    Team = "shop"
  }
}

resource "aws_cloudwatch_log_group" "endless" {
  retention_in_days = 0
}

resource "aws_cloudwatch_log_metric_filter" "refused" {
  name                      = "refused"
  pattern                   = "{ $.errorCode = \"AccessDenied\" }"
  log_group_name            = aws_cloudwatch_log_group.app.name
  apply_on_transformed_logs = true

  metric_transformation {
    name      = "Refused"
    namespace = "Shop"
    value     = "1"
    unit      = "Count"

    dimensions = {
      Who = "$.userIdentity.type"
    }
  }
}

resource "aws_cloudwatch_log_subscription_filter" "lake" {
  name            = "lake"
  log_group_name  = aws_cloudwatch_log_group.app.id
  filter_pattern  = "ERROR"
  destination_arn = "arn:aws:firehose:eu-central-1:123456789012:deliverystream/lake"
  role_arn        = aws_iam_role.delivery.arn
  distribution    = "Random"
}

resource "aws_cloudwatch_log_data_protection_policy" "app" {
  log_group_name = aws_cloudwatch_log_group.app.name

  policy_document = jsonencode({
    Name    = "no-addresses"
    Version = "2021-06-01"
    Statement = [{
      Sid            = "Mask"
      DataIdentifier = ["arn:aws:dataprotection::aws:data-identifier/EmailAddress"]
      Operation      = { Deidentify = { MaskConfig = {} } }
    }]
  })
}

resource "aws_cloudwatch_log_index_policy" "app" {
  log_group_name  = aws_cloudwatch_log_group.app.name
  policy_document = jsonencode({ Fields = ["order"] })
}

resource "aws_cloudwatch_log_resource_policy" "dns" {
  policy_name = "dns"

  policy_document = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "route53.amazonaws.com" }
      Action    = ["logs:CreateLogStream", "logs:PutLogEvents"]
      Resource  = "arn:aws:logs:*:*:log-group:/aws/route53/*"
    }]
  })
}

resource "aws_cloudwatch_log_account_policy" "everywhere" {
  policy_name        = "everywhere"
  policy_type        = "SUBSCRIPTION_FILTER_POLICY"
  scope              = "ALL"
  selection_criteria = "LogGroupName NOT IN [\"app\"]"

  policy_document = jsonencode({
    DestinationArn = "arn:aws:lambda:eu-central-1:123456789012:function:collect"
    FilterPattern  = "ERROR"
  })
}

resource "aws_cloudwatch_log_anomaly_detector" "unusual" {
  detector_name           = "unusual"
  log_group_arn_list      = [aws_cloudwatch_log_group.app.arn]
  anomaly_visibility_time = 30
  evaluation_frequency    = "TEN_MIN"
  filter_pattern          = "ERROR"
  kms_key_id              = aws_kms_key.logs.arn
  enabled                 = true
}

resource "aws_cloudwatch_log_delivery_source" "requests" {
  name         = "requests"
  log_type     = "ACCESS_LOGS"
  resource_arn = "arn:aws:cloudfront::123456789012:distribution/E0000000000000"
}

resource "aws_cloudwatch_log_delivery_destination" "bucket" {
  name          = "bucket"
  output_format = "json"

  delivery_destination_configuration {
    destination_resource_arn = "arn:aws:s3:::requests"
  }

  tags = {
    Team = "shop"
  }
}

resource "aws_cloudwatch_log_delivery_destination_policy" "bucket" {
  delivery_destination_name = aws_cloudwatch_log_delivery_destination.bucket.name

  delivery_destination_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "123456789012" }
      Action    = "logs:CreateDelivery"
      Resource  = "*"
    }]
  })
}

resource "aws_cloudwatch_log_delivery" "to_bucket" {
  delivery_source_name     = aws_cloudwatch_log_delivery_source.requests.name
  delivery_destination_arn = aws_cloudwatch_log_delivery_destination.bucket.arn
  field_delimiter          = ","
  record_fields            = ["date", "time"]

  s3_delivery_configuration {
    suffix_path                 = "/{yyyy}"
    enable_hive_compatible_path = true
  }
}

resource "aws_cloudwatch_log_destination" "central" {
  name       = "central"
  role_arn   = aws_iam_role.delivery.arn
  target_arn = "arn:aws:kinesis:eu-central-1:123456789012:stream/central"
}

resource "aws_cloudwatch_log_destination_policy" "central" {
  destination_name = aws_cloudwatch_log_destination.central.name

  access_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "123456789012" }
      Action    = "logs:PutSubscriptionFilter"
      Resource  = "*"
    }]
  })
}

resource "aws_cloudwatch_log_stream" "first" {
  name           = "first"
  log_group_name = aws_cloudwatch_log_group.app.name
}

resource "aws_cloudwatch_log_storage_tier_policy" "cheap" {
  storage_tier = "INTELLIGENT_TIERING"
}

resource "aws_cloudwatch_query_definition" "errors" {
  name            = "errors"
  log_group_names = [aws_cloudwatch_log_group.app.name]
  query_string    = "filter @message like /ERROR/"
}

resource "aws_kms_key" "logs" {}

resource "aws_iam_role" "delivery" {
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}
