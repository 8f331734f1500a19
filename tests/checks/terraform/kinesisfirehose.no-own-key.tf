# pass: a key of its own
resource "aws_kinesis_firehose_delivery_stream" "subject" {
  name        = "orders"
  destination = "extended_s3"
  server_side_encryption {
    enabled  = true
    key_type = "CUSTOMER_MANAGED_CMK"
    key_arn  = "arn:aws:kms:eu-west-1:111122223333:key/1"
  }
}

# ---
# fail: the key of AWS
resource "aws_kinesis_firehose_delivery_stream" "subject" {
  name        = "orders"
  destination = "extended_s3"
  server_side_encryption {
    enabled  = true
  }
}

# ---
# undetermined: decided by a parameter that has no value
variable "key" {}

resource "aws_kinesis_firehose_delivery_stream" "subject" {
  name        = "orders"
  destination = "extended_s3"
  server_side_encryption {
    enabled  = true
    key_type = "CUSTOMER_MANAGED_CMK"
    key_arn  = var.key
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
