# types: aws_qldb_ledger aws_qldb_stream
resource "aws_qldb_ledger" "accounts" {
  name                = "accounts"
  permissions_mode    = "STANDARD"
  deletion_protection = true
  kms_key             = aws_kms_key.data.arn
}

resource "aws_qldb_stream" "changes" {
  ledger_name          = aws_qldb_ledger.accounts.id
  stream_name          = "changes"
  role_arn             = "arn:aws:iam::123456789012:role/streamer"
  inclusive_start_time = "2026-01-01T00:00:00Z"

  kinesis_configuration {
    aggregation_enabled = false
    stream_arn          = "arn:aws:kinesis:eu-central-1:123456789012:stream/changes"
  }
}

resource "aws_kms_key" "data" {}
