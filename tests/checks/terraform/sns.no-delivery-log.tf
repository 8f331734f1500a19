# pass: failures to a queue
resource "aws_sns_topic" "subject" {
  name                          = "orders"
  sqs_failure_feedback_role_arn = "arn:aws:iam::123456789012:role/feedback"
}
