# types: aws_apprunner_service aws_apprunner_vpc_connector aws_apprunner_auto_scaling_configuration_version aws_apprunner_observability_configuration aws_apprunner_vpc_ingress_connection
resource "aws_apprunner_service" "front" {
  service_name                   = "front"
  auto_scaling_configuration_arn = aws_apprunner_auto_scaling_configuration_version.steady.arn

  source_configuration {
    auto_deployments_enabled = true

    authentication_configuration {
      access_role_arn = aws_iam_role.puller.arn
    }

    image_repository {
      image_identifier      = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/front:latest"
      image_repository_type = "ECR"

      image_configuration {
        port = "8080"

        runtime_environment_variables = {
          STAGE = "live"
        }

        runtime_environment_secrets = {
          PASSWORD = "arn:aws:ssm:eu-central-1:123456789012:parameter/password"
        }
      }
    }
  }

  instance_configuration {
    cpu               = "1024"
    memory            = "2048"
    instance_role_arn = aws_iam_role.puller.arn
  }

  encryption_configuration {
    kms_key = aws_kms_key.data.arn
  }

  health_check_configuration {
    path     = "/health"
    protocol = "HTTP"
    interval = 10
  }

  network_configuration {
    egress_configuration {
      egress_type       = "VPC"
      vpc_connector_arn = aws_apprunner_vpc_connector.private.arn
    }

    ingress_configuration {
      is_publicly_accessible = false
    }
  }

  observability_configuration {
    observability_enabled           = true
    observability_configuration_arn = aws_apprunner_observability_configuration.traced.arn
  }
}

resource "aws_apprunner_service" "built" {
  service_name = "built"

  source_configuration {
    authentication_configuration {
      connection_arn = "arn:aws:apprunner:eu-central-1:123456789012:connection/code/1"
    }

    code_repository {
      repository_url = "https://git.example.com/shop"

      source_code_version {
        type  = "BRANCH"
        value = "main"
      }

      code_configuration {
        configuration_source = "API"

        code_configuration_values {
          runtime       = "PYTHON_311"
          build_command = "make"
          start_command = "make run"

          runtime_environment_variables = {
            STAGE = "live"
            COLOR = "blue"
          }
        }
      }
    }
  }
}

resource "aws_apprunner_vpc_connector" "private" {
  vpc_connector_name = "private"
  subnets            = ["subnet-0aaaaaaaaaaaaaaaa"]
  security_groups    = ["sg-0123456789abcdef0"]
}

resource "aws_apprunner_auto_scaling_configuration_version" "steady" {
  auto_scaling_configuration_name = "steady"
  max_concurrency                 = 50
  min_size                        = 2
  max_size                        = 10
}

resource "aws_apprunner_observability_configuration" "traced" {
  observability_configuration_name = "traced"

  trace_configuration {
    vendor = "AWSXRAY"
  }
}

resource "aws_apprunner_vpc_ingress_connection" "inside" {
  name        = "inside"
  service_arn = aws_apprunner_service.front.arn

  ingress_vpc_configuration {
    vpc_id          = "vpc-0123456789abcdef0"
    vpc_endpoint_id = "vpce-0123456789abcdef0"
  }
}

resource "aws_kms_key" "data" {}

resource "aws_iam_role" "puller" {
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}
