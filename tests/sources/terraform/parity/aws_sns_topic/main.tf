# types: aws_sns_topic aws_sns_topic_policy aws_sns_topic_subscription aws_sns_topic_data_protection_policy
resource "aws_sns_topic" "orders" {
  name                                     = "orders.fifo"
  display_name                             = "Orders"
  fifo_topic                               = true
  fifo_throughput_scope                    = "Topic"
  content_based_deduplication              = true
  kms_master_key_id                        = aws_kms_key.messages.id
  signature_version                        = 2
  tracing_config                           = "Active"
  archive_policy                           = jsonencode({ MessageRetentionPeriod = "30" })
  delivery_policy                          = jsonencode({ http = { defaultHealthyRetryPolicy = { numRetries = 3 } } })
  http_failure_feedback_role_arn           = aws_iam_role.feedback.arn
  http_success_feedback_role_arn           = aws_iam_role.feedback.arn
  http_success_feedback_sample_rate        = 50
  lambda_failure_feedback_role_arn         = "arn:aws:iam::123456789012:role/lambda-feedback"
  application_success_feedback_sample_rate = 10

  tags = {
    Team = "shop"
    Cost = "42"
  }
}

resource "aws_sns_topic_policy" "orders" {
  arn    = aws_sns_topic.orders.arn
  policy = data.aws_iam_policy_document.orders.json
}

data "aws_iam_policy_document" "orders" {
  statement {
    sid       = "Publish"
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.orders.arn]

    principals {
      type        = "Service"
      identifiers = ["events.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = ["123456789012"]
    }
  }
}

resource "aws_sns_topic_subscription" "queue" {
  topic_arn            = aws_sns_topic.orders.arn
  protocol             = "sqs"
  endpoint             = "arn:aws:sqs:eu-central-1:123456789012:orders.fifo"
  raw_message_delivery = true
  filter_policy        = jsonencode({ store = ["books", { prefix = "music" }] })
  filter_policy_scope  = "MessageBody"
  redrive_policy       = jsonencode({ deadLetterTargetArn = "arn:aws:sqs:eu-central-1:123456789012:dead.fifo" })
}

resource "aws_sns_topic_subscription" "firehose" {
  topic_arn                       = aws_sns_topic.orders.id
  protocol                        = "firehose"
  endpoint                        = "arn:aws:firehose:eu-central-1:123456789012:deliverystream/orders"
  subscription_role_arn           = aws_iam_role.feedback.arn
  endpoint_auto_confirms          = false
  confirmation_timeout_in_minutes = 1
}

resource "aws_sns_topic" "open" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = "*", Action = "sns:Publish", Resource = "*" }]
  })
}

resource "aws_sns_topic_data_protection_policy" "open" {
  arn = aws_sns_topic.open.arn
  policy = jsonencode({
    Name    = "no-cards"
    Version = "2021-06-01"
    Statement = [{
      Sid            = "Deny"
      DataDirection  = "Inbound"
      DataIdentifier = ["arn:aws:dataprotection::aws:data-identifier/CreditCardNumber"]
      Operation      = { Deny = {} }
      Principal      = ["*"]
    }]
  })
}

resource "aws_kms_key" "messages" {}

resource "aws_iam_role" "feedback" {
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}
