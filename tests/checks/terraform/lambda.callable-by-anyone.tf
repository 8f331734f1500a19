# pass: buckets of one's own account, whichever it is
data "aws_caller_identity" "own" {}

resource "aws_lambda_permission" "buckets" {
  function_name  = aws_lambda_function.subject.function_name
  action         = "lambda:InvokeFunction"
  principal      = "s3.amazonaws.com"
  source_account = data.aws_caller_identity.own.account_id
}

resource "aws_lambda_function" "subject" {
  function_name = "orders"
  role          = "arn:aws:iam::123456789012:role/orders"
  runtime       = "python3.13"
}
