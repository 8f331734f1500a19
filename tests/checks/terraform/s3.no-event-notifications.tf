# pass: to a queue
resource "aws_s3_bucket_notification" "told" {
  bucket = aws_s3_bucket.subject.id
  queue {
    queue_arn = "arn:aws:sqs:eu-west-1:111122223333:scan"
    events    = ["s3:ObjectCreated:*"]
  }
}

resource "aws_s3_bucket" "subject" {
  bucket = "orders"
}

# ---
# undetermined: decided by a parameter that has no value
variable "tell" {}

resource "aws_s3_bucket_notification" "told" {
  count       = var.tell ? 1 : 0
  bucket      = aws_s3_bucket.subject.id
  eventbridge = true
}

resource "aws_s3_bucket" "subject" {
  bucket = "orders"
}
