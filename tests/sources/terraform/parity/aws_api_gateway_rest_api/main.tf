# types: aws_api_gateway_rest_api aws_api_gateway_rest_api_policy aws_api_gateway_stage aws_api_gateway_method_settings aws_api_gateway_method aws_api_gateway_integration aws_api_gateway_method_response aws_api_gateway_deployment aws_api_gateway_domain_name aws_api_gateway_authorizer aws_api_gateway_usage_plan aws_api_gateway_base_path_mapping aws_api_gateway_integration_response
resource "aws_api_gateway_rest_api" "shop" {
  name                         = "shop"
  description                  = "the shop"
  api_key_source               = "HEADER"
  binary_media_types           = ["image/png", "image/jpeg"]
  minimum_compression_size     = "1024"
  disable_execute_api_endpoint = true
  put_rest_api_mode            = "merge"

  body = jsonencode({
    openapi = "3.0.1"
    info    = { title = "shop", version = "1" }
    paths   = {}
  })

  endpoint_configuration {
    types            = ["PRIVATE"]
    vpc_endpoint_ids = ["vpce-0123456789abcdef0"]
  }
}

resource "aws_api_gateway_rest_api_policy" "shop_callers" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::123456789012:root" }
      Action    = "execute-api:Invoke"
      Resource  = "*"
    }]
  })
}

resource "aws_api_gateway_resource" "orders" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  parent_id   = aws_api_gateway_rest_api.shop.root_resource_id
  path_part   = "orders"
}

resource "aws_api_gateway_method" "read" {
  rest_api_id          = aws_api_gateway_rest_api.shop.id
  resource_id          = aws_api_gateway_resource.orders.id
  http_method          = "GET"
  authorization        = "COGNITO_USER_POOLS"
  authorizer_id        = aws_api_gateway_authorizer.people.id
  authorization_scopes = ["orders/read"]
  api_key_required     = true

  request_parameters = {
    "method.request.querystring.page" = true
  }

  request_models = {
    "application/json" = "Empty"
  }
}

resource "aws_api_gateway_integration" "read_backend" {
  rest_api_id             = aws_api_gateway_rest_api.shop.id
  resource_id             = aws_api_gateway_resource.orders.id
  http_method             = aws_api_gateway_method.read.http_method
  type                    = "HTTP"
  uri                     = "https://backend.example.com/orders"
  integration_http_method = "GET"
  timeout_milliseconds    = 5000
  passthrough_behavior    = "NEVER"
  cache_key_parameters    = ["method.request.querystring.page"]

  request_parameters = {
    "integration.request.querystring.page" = "method.request.querystring.page"
  }
}

resource "aws_api_gateway_method_response" "read_found" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  resource_id = aws_api_gateway_resource.orders.id
  http_method = aws_api_gateway_method.read.http_method
  status_code = "200"

  response_models = {
    "application/json" = "Empty"
  }
}

resource "aws_api_gateway_method" "remove" {
  rest_api_id   = aws_api_gateway_rest_api.shop.id
  resource_id   = aws_api_gateway_resource.orders.id
  http_method   = "DELETE"
  authorization = "AWS_IAM"
}

resource "aws_api_gateway_integration" "remove_backend" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  resource_id = aws_api_gateway_resource.orders.id
  http_method = "DELETE"
  type        = "MOCK"
}

resource "aws_api_gateway_method" "open" {
  rest_api_id   = aws_api_gateway_rest_api.shop.id
  resource_id   = aws_api_gateway_rest_api.shop.root_resource_id
  http_method   = "ANY"
  authorization = "NONE"
}

resource "aws_api_gateway_authorizer" "people" {
  name          = "people"
  rest_api_id   = aws_api_gateway_rest_api.shop.id
  type          = "COGNITO_USER_POOLS"
  provider_arns = ["arn:aws:cognito-idp:eu-central-1:123456789012:userpool/eu-central-1_pool"]
}

resource "aws_api_gateway_authorizer" "tokens" {
  name                             = "tokens"
  rest_api_id                      = aws_api_gateway_rest_api.shop.id
  authorizer_uri                   = "arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/f/invocations"
  authorizer_credentials           = aws_iam_role.caller.arn
  authorizer_result_ttl_in_seconds = 60
}

resource "aws_api_gateway_deployment" "first" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  description = "first"

  triggers = {
    redeployment = "1"
  }
}

resource "aws_api_gateway_stage" "live" {
  stage_name            = "live"
  rest_api_id           = aws_api_gateway_rest_api.shop.id
  deployment_id         = aws_api_gateway_deployment.first.id
  cache_cluster_enabled = true
  cache_cluster_size    = "0.5"
  client_certificate_id = aws_api_gateway_client_certificate.backend.id
  xray_tracing_enabled  = true

  variables = {
    color = "blue"
  }

  access_log_settings {
    destination_arn = "arn:aws:logs:eu-central-1:123456789012:log-group:calls"
    format          = "$context.requestId"
  }

  canary_settings {
    deployment_id   = aws_api_gateway_deployment.first.id
    percent_traffic = 10
    use_stage_cache = false

    stage_variable_overrides = {
      color = "green"
    }
  }
}

resource "aws_api_gateway_method_settings" "all" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  stage_name  = aws_api_gateway_stage.live.stage_name
  method_path = "*/*"

  settings {
    metrics_enabled      = true
    logging_level        = "INFO"
    data_trace_enabled   = false
    caching_enabled      = true
    cache_data_encrypted = true
    cache_ttl_in_seconds = 60
  }
}

resource "aws_api_gateway_method_settings" "one" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  stage_name  = aws_api_gateway_stage.live.stage_name
  method_path = "orders/{id}/GET"

  settings {
    throttling_burst_limit = 50
    throttling_rate_limit  = 100
  }
}

resource "aws_api_gateway_client_certificate" "backend" {
  description = "backend"
}

resource "aws_api_gateway_account" "account" {
  cloudwatch_role_arn = aws_iam_role.caller.arn
}

resource "aws_api_gateway_domain_name" "public" {
  domain_name              = "api.example.com"
  regional_certificate_arn = "arn:aws:acm:eu-central-1:123456789012:certificate/api"
  security_policy          = "TLS_1_2"

  endpoint_configuration {
    types = ["REGIONAL"]
  }

  mutual_tls_authentication {
    truststore_uri     = "s3://trust/clients.pem"
    truststore_version = "3"
  }
}

resource "aws_api_gateway_base_path_mapping" "public_shop" {
  domain_name = aws_api_gateway_domain_name.public.domain_name
  api_id      = aws_api_gateway_rest_api.shop.id
  stage_name  = aws_api_gateway_stage.live.stage_name
  base_path   = "v1"
}

resource "aws_api_gateway_usage_plan" "partners" {
  name         = "partners"
  description  = "for partners"
  product_code = "MYCODE"

  api_stages {
    api_id = aws_api_gateway_rest_api.shop.id
    stage  = aws_api_gateway_stage.live.stage_name

    throttle {
      path        = "/orders/GET"
      burst_limit = 10
      rate_limit  = 20
    }
  }

  quota_settings {
    limit  = 10000
    period = "MONTH"
  }

  throttle_settings {
    burst_limit = 50
    rate_limit  = 100
  }
}

resource "aws_iam_role" "caller" {
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}

resource "aws_api_gateway_integration_response" "read_found" {
  rest_api_id       = aws_api_gateway_rest_api.shop.id
  resource_id       = aws_api_gateway_resource.orders.id
  http_method       = aws_api_gateway_method.read.http_method
  status_code       = "200"
  selection_pattern = "2.."
}

resource "aws_api_gateway_integration_response" "read_missing" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  resource_id = aws_api_gateway_resource.orders.id
  http_method = aws_api_gateway_method.read.http_method
  status_code = "404"
}
