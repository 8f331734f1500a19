# pass: one
resource "aws_lambda_function" "orders" {
  function_name = "orders"
  role          = "arn:aws:iam::111122223333:role/orders"
}

resource "aws_lambda_function_url" "subject" {
  function_name      = aws_lambda_function.orders.arn
  authorization_type = "AWS_IAM"
  cors {
    allow_origins = ["https://example.com"]
  }
}

# ---
# fail: every one
resource "aws_lambda_function" "orders" {
  function_name = "orders"
  role          = "arn:aws:iam::111122223333:role/orders"
}

resource "aws_lambda_function_url" "subject" {
  function_name      = aws_lambda_function.orders.arn
  authorization_type = "AWS_IAM"
  cors {
    allow_origins = ["*"]
  }
}

# ---
# undetermined: a parameter
variable "origins" {}

resource "aws_lambda_function" "orders" {
  function_name = "orders"
  role          = "arn:aws:iam::111122223333:role/orders"
}

resource "aws_lambda_function_url" "subject" {
  function_name      = aws_lambda_function.orders.arn
  authorization_type = "AWS_IAM"
  cors {
    allow_origins = var.origins
  }
}
