# pass: off by default
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
# fail: on for one method
resource "aws_api_gateway_method_settings" "pay" {
  rest_api_id = "orders"
  stage_name  = aws_api_gateway_stage.subject.stage_name
  method_path = "pay/POST"

  settings {
    data_trace_enabled = true
  }
}

resource "aws_api_gateway_stage" "subject" {
  rest_api_id   = "orders"
  deployment_id = "one"
  stage_name    = "live"
}
# ---
# undetermined: a parameter
variable "trace" {}

resource "aws_api_gateway_method_settings" "all" {
  rest_api_id = "orders"
  stage_name  = aws_api_gateway_stage.subject.stage_name
  method_path = "*/*"

  settings {
    data_trace_enabled = var.trace
  }
}

resource "aws_api_gateway_stage" "subject" {
  rest_api_id   = "orders"
  deployment_id = "one"
  stage_name    = "live"
}
