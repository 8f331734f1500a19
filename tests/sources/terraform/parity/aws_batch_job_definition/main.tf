# types: aws_batch_job_definition aws_batch_compute_environment aws_batch_job_queue aws_batch_scheduling_policy
resource "aws_batch_compute_environment" "spot" {
  name         = "spot"
  type         = "MANAGED"
  state        = "ENABLED"
  service_role = aws_iam_role.runner.arn

  compute_resources {
    type               = "SPOT"
    max_vcpus          = 64
    min_vcpus          = 0
    instance_type      = ["m7g"]
    instance_role      = "arn:aws:iam::123456789012:instance-profile/batch"
    subnets            = ["subnet-0aaaaaaaaaaaaaaaa"]
    security_group_ids = ["sg-0123456789abcdef0"]

    tags = {
      Team = "shop"
    }

    launch_template {
      launch_template_id = "lt-0123456789abcdef0"
      version            = "$Latest"
    }

    ec2_configuration {
      image_type = "ECS_AL2023"
    }
  }
}

resource "aws_batch_job_queue" "reports" {
  name                  = "reports"
  state                 = "ENABLED"
  priority              = 10
  scheduling_policy_arn = aws_batch_scheduling_policy.fair.arn

  compute_environment_order {
    order               = 1
    compute_environment = aws_batch_compute_environment.spot.arn
  }
}

resource "aws_batch_scheduling_policy" "fair" {
  name = "fair"

  fair_share_policy {
    compute_reservation = 10
    share_decay_seconds = 3600

    share_distribution {
      share_identifier = "reports"
      weight_factor    = 0.5
    }
  }
}

resource "aws_batch_job_definition" "report" {
  name                  = "report"
  type                  = "container"
  platform_capabilities = ["FARGATE"]
  propagate_tags        = true

  parameters = {
    month = "2026-01"
  }

  container_properties = jsonencode({
    image                        = "reports:7"
    command                      = ["run", "Ref::month"]
    jobRoleArn                   = aws_iam_role.runner.arn
    executionRoleArn             = aws_iam_role.runner.arn
    privileged                   = false
    readonlyRootFilesystem       = true
    environment                  = [{ name = "STAGE", value = "live" }]
    resourceRequirements         = [{ type = "VCPU", value = "0.25" }, { type = "MEMORY", value = "512" }]
    fargatePlatformConfiguration = { platformVersion = "LATEST" }
    logConfiguration             = { logDriver = "awslogs" }
  })

  retry_strategy {
    attempts = 3

    evaluate_on_exit {
      action       = "RETRY"
      on_exit_code = "1"
    }
  }

  timeout {
    attempt_duration_seconds = 600
  }
}

resource "aws_batch_job_definition" "pods" {
  name = "pods"
  type = "container"

  eks_properties {
    pod_properties {
      host_network = false

      containers {
        image = "reports:7"

        security_context {
          privileged                = false
          run_as_non_root           = true
          read_only_root_file_system = true
        }

        resources {
          limits = {
            cpu    = "1"
            memory = "1024Mi"
          }
        }
      }
    }
  }
}

resource "aws_iam_role" "runner" {
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}
