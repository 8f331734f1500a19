# pass: HTTPS
resource "aws_api_gateway_integration" "backend" {
  rest_api_id = "orders"
  resource_id = "root"
  http_method = aws_api_gateway_method.subject.http_method
  type        = "HTTP_PROXY"
  uri         = "https://orders.example.com/"
}

resource "aws_api_gateway_method" "subject" {
  rest_api_id   = "orders"
  resource_id   = "root"
  http_method   = "GET"
  authorization = "NONE"
}
# ---
# fail: HTTP
resource "aws_api_gateway_integration" "backend" {
  rest_api_id = "orders"
  resource_id = "root"
  http_method = aws_api_gateway_method.subject.http_method
  type        = "HTTP_PROXY"
  uri         = "http://orders.example.com/"
}

resource "aws_api_gateway_method" "subject" {
  rest_api_id   = "orders"
  resource_id   = "root"
  http_method   = "GET"
  authorization = "NONE"
}
# ---
# undetermined: a parameter
variable "backend" {}

resource "aws_api_gateway_integration" "backend" {
  rest_api_id = "orders"
  resource_id = "root"
  http_method = aws_api_gateway_method.subject.http_method
  type        = "HTTP"
  uri         = var.backend
}

resource "aws_api_gateway_method" "subject" {
  rest_api_id   = "orders"
  resource_id   = "root"
  http_method   = "GET"
  authorization = "NONE"
}
# ---
# not-applicable: a function
resource "aws_api_gateway_integration" "backend" {
  rest_api_id = "orders"
  resource_id = "root"
  http_method = aws_api_gateway_method.subject.http_method
  type        = "AWS_PROXY"
  uri         = "arn:aws:apigateway:eu-west-1:lambda:path/x"
}

resource "aws_api_gateway_method" "subject" {
  rest_api_id   = "orders"
  resource_id   = "root"
  http_method   = "GET"
  authorization = "NONE"
}
