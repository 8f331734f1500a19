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
# not-applicable: it reads a stream
resource "aws_kinesis_firehose_delivery_stream" "subject" {
  name        = "orders"
  destination = "extended_s3"
  kinesis_source_configuration {
    kinesis_stream_arn = "arn:aws:kinesis:eu-west-1:111122223333:stream/orders"
    role_arn           = "arn:aws:iam::111122223333:role/read"
  }
}
