# pass: signed requests only
resource "aws_lambda_function" "orders" {
  function_name = "orders"
  role          = "arn:aws:iam::111122223333:role/orders"
}

resource "aws_lambda_function_url" "subject" {
  function_name      = aws_lambda_function.orders.arn
  authorization_type = "AWS_IAM"
}

# ---
# fail: anybody
resource "aws_lambda_function" "orders" {
  function_name = "orders"
  role          = "arn:aws:iam::111122223333:role/orders"
}

resource "aws_lambda_function_url" "subject" {
  function_name      = aws_lambda_function.orders.arn
  authorization_type = "NONE"
}

# ---
# undetermined: a parameter
variable "auth" {}

resource "aws_lambda_function" "orders" {
  function_name = "orders"
  role          = "arn:aws:iam::111122223333:role/orders"
}

resource "aws_lambda_function_url" "subject" {
  function_name      = aws_lambda_function.orders.arn
  authorization_type = var.auth
}
