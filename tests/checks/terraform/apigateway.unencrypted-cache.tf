# pass: encrypted
resource "aws_api_gateway_method_settings" "all" {
  rest_api_id = "orders"
  stage_name  = aws_api_gateway_stage.subject.stage_name
  method_path = "*/*"

  settings {
    caching_enabled      = true
    cache_data_encrypted = true
  }
}

resource "aws_api_gateway_stage" "subject" {
  rest_api_id   = "orders"
  deployment_id = "one"
  stage_name    = "live"
}
# ---
# fail: not encrypted by default
resource "aws_api_gateway_method_settings" "all" {
  rest_api_id = "orders"
  stage_name  = aws_api_gateway_stage.subject.stage_name
  method_path = "*/*"

  settings {
    caching_enabled = true
  }
}

resource "aws_api_gateway_stage" "subject" {
  rest_api_id   = "orders"
  deployment_id = "one"
  stage_name    = "live"
}
# ---
# undetermined: a parameter
variable "encrypt" {}

resource "aws_api_gateway_method_settings" "all" {
  rest_api_id = "orders"
  stage_name  = aws_api_gateway_stage.subject.stage_name
  method_path = "*/*"

  settings {
    caching_enabled      = true
    cache_data_encrypted = var.encrypt
  }
}

resource "aws_api_gateway_stage" "subject" {
  rest_api_id   = "orders"
  deployment_id = "one"
  stage_name    = "live"
}
