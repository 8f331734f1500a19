# types: aws_appsync_graphql_api aws_appsync_datasource aws_appsync_resolver aws_appsync_function
resource "aws_appsync_graphql_api" "shop" {
  name                 = "shop"
  authentication_type  = "AMAZON_COGNITO_USER_POOLS"
  schema               = "type Query { orders: [String] }"
  xray_enabled         = true
  visibility           = "PRIVATE"
  introspection_config = "DISABLED"
  query_depth_limit    = 5

  user_pool_config {
    user_pool_id   = "eu-central-1_pool"
    aws_region     = "eu-central-1"
    default_action = "DENY"
  }

  additional_authentication_provider {
    authentication_type = "AWS_LAMBDA"

    lambda_authorizer_config {
      authorizer_uri                   = "arn:aws:lambda:eu-central-1:123456789012:function:authorizer"
      authorizer_result_ttl_in_seconds = 60
    }
  }

  log_config {
    cloudwatch_logs_role_arn = aws_iam_role.caller.arn
    field_log_level          = "ERROR"
    exclude_verbose_content  = true
  }
}

resource "aws_appsync_datasource" "orders" {
  api_id           = aws_appsync_graphql_api.shop.id
  name             = "orders"
  type             = "AMAZON_DYNAMODB"
  service_role_arn = aws_iam_role.caller.arn

  dynamodb_config {
    table_name = "orders"
    region     = "eu-central-1"
  }
}

resource "aws_appsync_datasource" "pricing" {
  api_id           = aws_appsync_graphql_api.shop.id
  name             = "pricing"
  type             = "AWS_LAMBDA"
  service_role_arn = aws_iam_role.caller.arn

  lambda_config {
    function_arn = "arn:aws:lambda:eu-central-1:123456789012:function:pricing"
  }
}

resource "aws_appsync_datasource" "ledger" {
  api_id = aws_appsync_graphql_api.shop.id
  name   = "ledger"
  type   = "RELATIONAL_DATABASE"

  relational_database_config {
    source_type = "RDS_HTTP_ENDPOINT"

    http_endpoint_config {
      aws_secret_store_arn  = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:ledger"
      database_name         = "ledger"
      db_cluster_identifier = "arn:aws:rds:eu-central-1:123456789012:cluster:ledger"
      region                = "eu-central-1"
    }
  }
}

resource "aws_appsync_resolver" "list" {
  api_id            = aws_appsync_graphql_api.shop.id
  type              = "Query"
  field             = "orders"
  data_source       = aws_appsync_datasource.orders.name
  request_template  = "{}"
  response_template = "$util.toJson($ctx.result)"

  caching_config {
    caching_keys = ["$context.identity.sub"]
    ttl          = 60
  }
}

resource "aws_iam_role" "caller" {
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}

resource "aws_appsync_function" "check" {
  api_id      = aws_appsync_graphql_api.shop.id
  data_source = aws_appsync_datasource.pricing.name
  name        = "check"
  code        = "export function request(ctx) { return {}; }"

  runtime {
    name            = "APPSYNC_JS"
    runtime_version = "1.0.0"
  }
}
