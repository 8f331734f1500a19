# types: aws_scheduler_schedule aws_scheduler_schedule_group aws_pipes_pipe
resource "aws_scheduler_schedule_group" "reports" {
  name = "reports"

  tags = {
    Team = "shop"
  }
}

resource "aws_scheduler_schedule" "nightly" {
  name                         = "nightly"
  group_name                   = aws_scheduler_schedule_group.reports.name
  description                  = "Every night"
  schedule_expression          = "cron(0 2 * * ? *)"
  schedule_expression_timezone = "Europe/Berlin"
  start_date                   = "2026-01-01T00:00:00Z"
  kms_key_arn                  = aws_kms_key.work_key.arn
  state                        = "ENABLED"

  flexible_time_window {
    mode                      = "FLEXIBLE"
    maximum_window_in_minutes = 15
  }

  target {
    arn      = "arn:aws:ecs:eu-central-1:123456789012:cluster/shop"
    role_arn = aws_iam_role.work.arn
    input    = jsonencode({ dry = true })

    dead_letter_config {
      arn = "arn:aws:sqs:eu-central-1:123456789012:lost"
    }

    retry_policy {
      maximum_event_age_in_seconds = 600
      maximum_retry_attempts       = 2
    }

    ecs_parameters {
      task_definition_arn = "arn:aws:ecs:eu-central-1:123456789012:task-definition/report:1"
      launch_type         = "FARGATE"
      task_count          = 1

      network_configuration {
        subnets         = ["subnet-0aaaaaaaaaaaaaaaa"]
        security_groups = ["sg-0123456789abcdef0"]
      }

      placement_strategy {
        type  = "spread"
        field = "host"
      }
    }
  }
}

resource "aws_scheduler_schedule" "model" {
  name                = "model"
  schedule_expression = "rate(1 day)"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = "arn:aws:sagemaker:eu-central-1:123456789012:pipeline/model"
    role_arn = aws_iam_role.work.arn

    sagemaker_pipeline_parameters {
      pipeline_parameter {
        name  = "Epochs"
        value = "10"
      }

      pipeline_parameter {
        name  = "Stage"
        value = "live"
      }
    }
  }
}

resource "aws_pipes_pipe" "orders" {
  name               = "orders"
  description        = "From the queue to the flow"
  desired_state      = "STOPPED"
  role_arn           = aws_iam_role.work.arn
  source             = "arn:aws:sqs:eu-central-1:123456789012:orders"
  target             = "arn:aws:states:eu-central-1:123456789012:stateMachine:orders"
  enrichment         = "arn:aws:lambda:eu-central-1:123456789012:function:enrich"
  kms_key_identifier = aws_kms_key.work_key.arn

  enrichment_parameters {
    input_template = "{\"order\": <$.body>}"
  }

  log_configuration {
    level                  = "INFO"
    include_execution_data = ["ALL"]

    cloudwatch_logs_log_destination {
      log_group_arn = "arn:aws:logs:eu-central-1:123456789012:log-group:pipes"
    }
  }

  source_parameters {
    filter_criteria {
      filter {
        pattern = "{\"body\": {\"kind\": [\"order\"]}}"
      }

      filter {
        pattern = "{\"body\": {\"kind\": [\"return\"]}}"
      }
    }

    sqs_queue_parameters {
      batch_size                         = 10
      maximum_batching_window_in_seconds = 5
    }
  }

  target_parameters {
    step_function_state_machine_parameters {
      invocation_type = "FIRE_AND_FORGET"
    }
  }

  tags = {
    Team = "shop"
  }
}

resource "aws_pipes_pipe" "brokers" {
  name     = "brokers"
  role_arn = aws_iam_role.work.arn
  source   = "smk://broker.example.com:9092"
  target   = "arn:aws:ecs:eu-central-1:123456789012:cluster/shop"

  source_parameters {
    self_managed_kafka_parameters {
      topic_name                   = "orders"
      starting_position            = "LATEST"
      additional_bootstrap_servers = ["other.example.com:9092"]

      credentials {
        sasl_scram_512_auth = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:kafka"
      }

      vpc {
        security_groups = ["sg-0123456789abcdef0"]
        subnets         = ["subnet-0aaaaaaaaaaaaaaaa"]
      }
    }
  }

  target_parameters {
    ecs_task_parameters {
      task_definition_arn = "arn:aws:ecs:eu-central-1:123456789012:task-definition/orders:1"

      network_configuration {
        aws_vpc_configuration {
          assign_public_ip = "DISABLED"
          subnets          = ["subnet-0aaaaaaaaaaaaaaaa"]
        }
      }

      overrides {
        cpu = "1024"

        container_override {
          name    = "app"
          command = ["run", "--once"]

          environment {
            name  = "STAGE"
            value = "live"
          }
        }
      }
    }
  }
}

resource "aws_kms_key" "work_key" {}

resource "aws_iam_role" "work" {
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}
