# pass: encrypted
resource "aws_kinesis_firehose_delivery_stream" "subject" {
  name        = "orders"
  destination = "extended_s3"
  server_side_encryption {
    enabled  = true
  }
}

# ---
# undetermined: decided by a parameter that has no value
variable "encrypt" {}

resource "aws_kinesis_firehose_delivery_stream" "subject" {
  name        = "orders"
  destination = "extended_s3"
  server_side_encryption {
    enabled = var.encrypt
  }
}
# ---
# undetermined: the stream that it reads is not here
resource "aws_kinesis_firehose_delivery_stream" "subject" {
  name        = "orders"
  destination = "extended_s3"
  kinesis_source_configuration {
    kinesis_stream_arn = "arn:aws:kinesis:eu-west-1:111122223333:stream/orders"
    role_arn           = "arn:aws:iam::111122223333:role/read"
  }
}
# ---
# fail: it reads a stream, in which the records wait
resource "aws_kinesis_stream" "source" {
  name        = "orders"
  shard_count = 1
}

resource "aws_kinesis_firehose_delivery_stream" "subject" {
  name        = "orders"
  destination = "extended_s3"
  kinesis_source_configuration {
    kinesis_stream_arn = aws_kinesis_stream.source.arn
    role_arn           = "arn:aws:iam::111122223333:role/read"
  }
}
