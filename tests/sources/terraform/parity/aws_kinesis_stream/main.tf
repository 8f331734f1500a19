# types: aws_kinesis_stream aws_kinesis_stream_consumer aws_kinesis_resource_policy aws_kinesis_video_stream
resource "aws_kinesis_stream" "clicks" {
  name                      = "clicks"
  encryption_type           = "KMS"
  kms_key_id                = aws_kms_key.streams.arn
  retention_period          = 48
  shard_count               = 2
  shard_level_metrics       = ["IncomingBytes", "OutgoingBytes"]
  max_record_size_in_kib    = 2048
  enforce_consumer_deletion = true

  stream_mode_details {
    stream_mode = "PROVISIONED"
  }

  tags = {
    Team = "shop"
  }
}

resource "aws_kinesis_stream" "plain" {
  name            = "plain"
  encryption_type = "NONE"

  stream_mode_details {
    stream_mode = "ON_DEMAND"
  }
}

resource "aws_kinesis_stream_consumer" "reports" {
  name       = "reports"
  stream_arn = aws_kinesis_stream.clicks.id
}

resource "aws_kinesis_resource_policy" "clicks" {
  resource_arn = aws_kinesis_stream.clicks.arn

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::123456789012:root" }
      Action    = ["kinesis:GetRecords", "kinesis:GetShardIterator"]
      Resource  = aws_kinesis_stream.clicks.arn
    }]
  })
}

resource "aws_kinesis_video_stream" "door" {
  name                    = "door"
  data_retention_in_hours = 24
  device_name             = "door"
  media_type              = "video/h264"
  kms_key_id              = aws_kms_key.streams.arn
}

resource "aws_kms_key" "streams" {}
