# types: aws_apigatewayv2_api aws_apigatewayv2_stage aws_apigatewayv2_route aws_apigatewayv2_integration aws_apigatewayv2_domain_name aws_apigatewayv2_deployment
resource "aws_apigatewayv2_api" "shop" {
  name                         = "shop"
  protocol_type                = "HTTP"
  description                  = "the shop"
  disable_execute_api_endpoint = true

  cors_configuration {
    allow_origins     = ["https://shop.example.com"]
    allow_methods     = ["GET", "POST"]
    allow_credentials = true
    max_age           = 600
  }
}

resource "aws_apigatewayv2_stage" "live" {
  api_id      = aws_apigatewayv2_api.shop.id
  name        = "$default"
  auto_deploy = true

  stage_variables = {
    color = "blue"
  }

  access_log_settings {
    destination_arn = "arn:aws:logs:eu-central-1:123456789012:log-group:calls"
    format          = "$context.requestId"
  }

  default_route_settings {
    throttling_burst_limit   = 50
    throttling_rate_limit    = 100
    detailed_metrics_enabled = true
  }

  route_settings {
    route_key              = "GET /orders"
    throttling_burst_limit = 10
    throttling_rate_limit  = 20
  }
}

resource "aws_apigatewayv2_integration" "checkout" {
  api_id                 = aws_apigatewayv2_api.shop.id
  integration_type       = "AWS_PROXY"
  integration_method     = "POST"
  integration_uri        = "arn:aws:lambda:eu-central-1:123456789012:function:checkout"
  payload_format_version = "2.0"
  timeout_milliseconds   = 5000
  credentials_arn        = "arn:aws:iam::123456789012:role/caller"

  response_parameters {
    status_code = "403"

    mappings = {
      "overwrite:statuscode" = "404"
    }
  }

  tls_config {
    server_name_to_verify = "internal.example.com"
  }
}

resource "aws_apigatewayv2_authorizer" "people" {
  api_id           = aws_apigatewayv2_api.shop.id
  name             = "people"
  authorizer_type  = "JWT"
  identity_sources = ["$request.header.Authorization"]

  jwt_configuration {
    audience = ["shop"]
    issuer   = "https://login.example.com"
  }
}

resource "aws_apigatewayv2_route" "orders" {
  api_id               = aws_apigatewayv2_api.shop.id
  route_key            = "GET /orders"
  target               = "integrations/${aws_apigatewayv2_integration.checkout.id}"
  authorization_type   = "JWT"
  authorizer_id        = aws_apigatewayv2_authorizer.people.id
  authorization_scopes = ["orders"]

  request_parameter {
    request_parameter_key = "route.request.querystring.page"
    required              = true
  }
}

resource "aws_apigatewayv2_route" "open" {
  api_id    = aws_apigatewayv2_api.shop.id
  route_key = "$default"
}

resource "aws_apigatewayv2_domain_name" "public" {
  domain_name = "api.example.com"

  domain_name_configuration {
    certificate_arn = "arn:aws:acm:eu-central-1:123456789012:certificate/api"
    endpoint_type   = "REGIONAL"
    security_policy = "TLS_1_2"
  }

  mutual_tls_authentication {
    truststore_uri = "s3://trust/clients.pem"
  }
}

resource "aws_apigatewayv2_deployment" "first" {
  api_id      = aws_apigatewayv2_api.shop.id
  description = "first"

  triggers = {
    redeployment = "1"
  }
}
