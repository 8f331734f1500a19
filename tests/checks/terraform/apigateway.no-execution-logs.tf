# pass: errors of every method
resource "aws_api_gateway_method_settings" "all" {
  rest_api_id = "orders"
  stage_name  = aws_api_gateway_stage.subject.stage_name
  method_path = "*/*"

  settings {
    logging_level = "ERROR"
  }
}

resource "aws_api_gateway_stage" "subject" {
  rest_api_id   = "orders"
  deployment_id = "one"
  stage_name    = "live"
}
# ---
# fail: one method is left out
resource "aws_api_gateway_method_settings" "all" {
  rest_api_id = "orders"
  stage_name  = aws_api_gateway_stage.subject.stage_name
  method_path = "*/*"

  settings {
    logging_level = "INFO"
  }
}

resource "aws_api_gateway_method_settings" "pay" {
  rest_api_id = "orders"
  stage_name  = aws_api_gateway_stage.subject.stage_name
  method_path = "pay/POST"

  settings {
    logging_level = "OFF"
  }
}

resource "aws_api_gateway_stage" "subject" {
  rest_api_id   = "orders"
  deployment_id = "one"
  stage_name    = "live"
}
# ---
# undetermined: a parameter
variable "level" {}

resource "aws_api_gateway_method_settings" "all" {
  rest_api_id = "orders"
  stage_name  = aws_api_gateway_stage.subject.stage_name
  method_path = "*/*"

  settings {
    logging_level = var.level
  }
}

resource "aws_api_gateway_stage" "subject" {
  rest_api_id   = "orders"
  deployment_id = "one"
  stage_name    = "live"
}
