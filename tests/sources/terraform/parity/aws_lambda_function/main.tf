# types: aws_lambda_function aws_lambda_permission aws_lambda_function_url aws_lambda_alias aws_lambda_event_source_mapping aws_lambda_layer_version aws_lambda_layer_version_permission aws_lambda_function_event_invoke_config aws_lambda_runtime_management_config aws_lambda_function_recursion_config aws_lambda_code_signing_config aws_lambda_capacity_provider aws_lambda_resource_policy
resource "aws_lambda_function" "checkout" {
  function_name                  = "checkout"
  description                    = "takes orders"
  role                           = aws_iam_role.runner.arn
  runtime                        = "python3.13"
  handler                        = "app.handle"
  s3_bucket                      = "artifacts"
  s3_key                         = "checkout.zip"
  s3_object_version              = "v7"
  source_code_hash               = "MjAyNg=="
  source_kms_key_arn             = aws_kms_key.data.arn
  architectures                  = ["arm64"]
  memory_size                    = 512
  timeout                        = 10
  reserved_concurrent_executions = 50
  kms_key_arn                    = aws_kms_key.data.arn
  layers                         = [aws_lambda_layer_version.shared.arn]
  code_signing_config_arn        = aws_lambda_code_signing_config.signed.arn
  publish                        = true

  environment {
    variables = {
      TABLE = "orders"
      STAGE = "live"
    }
  }

  vpc_config {
    subnet_ids         = ["subnet-0aaaaaaaaaaaaaaaa", "subnet-0bbbbbbbbbbbbbbbb"]
    security_group_ids = ["sg-0123456789abcdef0"]
  }

  dead_letter_config {
    target_arn = aws_sqs_queue.failed.arn
  }

  tracing_config {
    mode = "Active"
  }

  ephemeral_storage {
    size = 1024
  }

  file_system_config {
    arn              = "arn:aws:elasticfilesystem:eu-central-1:123456789012:access-point/fsap-1"
    local_mount_path = "/mnt/files"
  }

  logging_config {
    log_format            = "JSON"
    application_log_level = "INFO"
    system_log_level      = "WARN"
    log_group             = "/shop/checkout"
  }

  snap_start {
    apply_on = "PublishedVersions"
  }

  tags = {
    Team = "shop"
  }
}

resource "aws_lambda_function" "contained" {
  function_name                  = "contained"
  role                           = aws_iam_role.runner.arn
  package_type                   = "Image"
  image_uri                      = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/shop:7"
  reserved_concurrent_executions = -1

  image_config {
    command           = ["app.handle"]
    entry_point       = ["/lambda-entrypoint.sh"]
    working_directory = "/var/task"
  }

  durable_config {
    execution_timeout = 3600
    retention_period  = 7
  }
}

resource "aws_lambda_permission" "from_topic" {
  statement_id   = "AllowTopic"
  action         = "lambda:InvokeFunction"
  function_name  = aws_lambda_function.checkout.function_name
  principal      = "sns.amazonaws.com"
  source_arn     = aws_sns_topic.placed.arn
  source_account = "123456789012"
}

resource "aws_lambda_permission" "from_anyone" {
  action                 = "lambda:InvokeFunctionUrl"
  function_name          = aws_lambda_function.checkout.arn
  principal              = "*"
  function_url_auth_type = "NONE"
}

resource "aws_lambda_function_url" "open" {
  function_name      = aws_lambda_function.checkout.arn
  authorization_type = "NONE"
  invoke_mode        = "RESPONSE_STREAM"

  cors {
    allow_credentials = true
    allow_origins     = ["https://shop.example.com"]
    allow_methods     = ["GET", "POST"]
    max_age           = 600
  }
}

resource "aws_lambda_alias" "live" {
  name             = "live"
  function_name    = aws_lambda_function.checkout.arn
  function_version = "7"

  routing_config {
    additional_version_weights = {
      "8" = 0.1
    }
  }
}

resource "aws_lambda_event_source_mapping" "orders" {
  function_name                      = aws_lambda_function.checkout.arn
  event_source_arn                   = aws_sqs_queue.orders_queue.arn
  batch_size                         = 100
  maximum_batching_window_in_seconds = 5
  enabled                            = true
  function_response_types            = ["ReportBatchItemFailures"]

  filter_criteria {
    filter {
      pattern = "{\"body\": {\"paid\": [true]}}"
    }
  }

  scaling_config {
    maximum_concurrency = 20
  }
}

resource "aws_lambda_event_source_mapping" "kafka" {
  function_name               = aws_lambda_function.contained.arn
  topics                      = ["orders"]
  starting_position           = "AT_TIMESTAMP"
  starting_position_timestamp = "2026-01-01T00:00:00Z"

  self_managed_event_source {
    endpoints = {
      KAFKA_BOOTSTRAP_SERVERS = "one.example.com:9092,two.example.com:9092"
    }
  }

  source_access_configuration {
    type = "VPC_SUBNET"
    uri  = "subnet:subnet-0aaaaaaaaaaaaaaaa"
  }

  source_access_configuration {
    type = "VPC_SECURITY_GROUP"
    uri  = "security_group:sg-0123456789abcdef0"
  }

  destination_config {
    on_failure {
      destination_arn = aws_sqs_queue.failed.arn
    }
  }
}

resource "aws_lambda_layer_version" "shared" {
  layer_name               = "shared"
  description              = "libraries"
  s3_bucket                = "artifacts"
  s3_key                   = "shared.zip"
  compatible_runtimes      = ["python3.12", "python3.13"]
  compatible_architectures = ["arm64"]
  license_info             = "Apache-2.0"
}

resource "aws_lambda_layer_version_permission" "shared_readers" {
  layer_name      = aws_lambda_layer_version.shared.layer_arn
  version_number  = aws_lambda_layer_version.shared.version
  statement_id    = "readers"
  action          = "lambda:GetLayerVersion"
  principal       = "*"
  organization_id = "o-1234567890"
}

resource "aws_lambda_function_event_invoke_config" "checkout" {
  function_name                = aws_lambda_function.checkout.function_name
  qualifier                    = "$LATEST"
  maximum_event_age_in_seconds = 60
  maximum_retry_attempts       = 0

  destination_config {
    on_failure {
      destination = aws_sqs_queue.failed.arn
    }

    on_success {
      destination = aws_sns_topic.placed.arn
    }
  }
}

resource "aws_lambda_runtime_management_config" "checkout" {
  function_name       = aws_lambda_function.checkout.function_name
  update_runtime_on   = "Manual"
  runtime_version_arn = "arn:aws:lambda:eu-central-1::runtime:0123"
}

resource "aws_lambda_function_recursion_config" "checkout" {
  function_name  = aws_lambda_function.checkout.function_name
  recursive_loop = "Allow"
}

resource "aws_lambda_code_signing_config" "signed" {
  description = "ours"

  allowed_publishers {
    signing_profile_version_arns = ["arn:aws:signer:eu-central-1:123456789012:/signing-profiles/ours/1"]
  }

  policies {
    untrusted_artifact_on_deployment = "Enforce"
  }
}

resource "aws_lambda_capacity_provider" "managed" {
  name = "managed"

  vpc_config {
    subnet_ids         = ["subnet-0aaaaaaaaaaaaaaaa"]
    security_group_ids = ["sg-0123456789abcdef0"]
  }

  permissions_config {
    capacity_provider_operator_role_arn = aws_iam_role.runner.arn
  }
}

resource "aws_kms_key" "data" {}

resource "aws_sns_topic" "placed" {}

resource "aws_sqs_queue" "failed" {}

resource "aws_sqs_queue" "orders_queue" {}

resource "aws_iam_role" "runner" {
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}

resource "aws_lambda_resource_policy" "contained_callers" {
  resource_arn = aws_lambda_function.contained.arn
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = "*", Action = "lambda:InvokeFunction", Resource = "*" }]
  })
}
