# types: aws_sqs_queue aws_sqs_queue_policy aws_sqs_queue_redrive_policy aws_sqs_queue_redrive_allow_policy
resource "aws_sqs_queue" "orders" {
  name                              = "orders.fifo"
  fifo_queue                        = true
  content_based_deduplication       = true
  deduplication_scope               = "messageGroup"
  fifo_throughput_limit             = "perMessageGroupId"
  delay_seconds                     = 5
  max_message_size                  = 131072
  message_retention_seconds         = 86400
  receive_wait_time_seconds         = 20
  visibility_timeout_seconds        = 120
  kms_master_key_id                 = aws_kms_key.messages.arn
  kms_data_key_reuse_period_seconds = 600

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dead.arn
    maxReceiveCount     = 4
  })

  tags = {
    Team = "shop"
  }
}

resource "aws_sqs_queue" "dead" {
  name                    = "dead.fifo"
  fifo_queue              = true
  sqs_managed_sse_enabled = true
}

resource "aws_sqs_queue_redrive_allow_policy" "dead" {
  queue_url = aws_sqs_queue.dead.id

  redrive_allow_policy = jsonencode({
    redrivePermission = "byQueue"
    sourceQueueArns   = ["arn:aws:sqs:eu-central-1:123456789012:orders.fifo"]
  })
}

resource "aws_sqs_queue_policy" "orders" {
  queue_url = aws_sqs_queue.orders.url

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "Topic"
      Effect    = "Allow"
      Principal = { Service = "sns.amazonaws.com" }
      Action    = "sqs:SendMessage"
      Resource  = aws_sqs_queue.orders.arn
    }]
  })
}

resource "aws_sqs_queue" "plain" {
  sqs_managed_sse_enabled = false

  policy = <<-POLICY
    {
      "Version": "2012-10-17",
      "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "sqs:*", "Resource": "*"}]
    }
  POLICY
}

resource "aws_sqs_queue_redrive_policy" "plain" {
  queue_url = aws_sqs_queue.plain.id

  redrive_policy = jsonencode({
    deadLetterTargetArn = "arn:aws:sqs:eu-central-1:123456789012:lost"
    maxReceiveCount     = 10
  })
}

resource "aws_kms_key" "messages" {}
