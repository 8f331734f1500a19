# types: aws_ssm_patch_baseline aws_ssm_patch_group aws_ssm_default_patch_baseline aws_ssm_maintenance_window aws_ssm_maintenance_window_target aws_ssm_maintenance_window_task
resource "aws_ssm_patch_baseline" "linux" {
  name                                 = "linux"
  description                          = "A week after they come out"
  operating_system                     = "AMAZON_LINUX_2023"
  approved_patches                     = ["KB123"]
  approved_patches_compliance_level    = "HIGH"
  approved_patches_enable_non_security = true
  rejected_patches                     = ["KB987"]
  rejected_patches_action              = "BLOCK"

  global_filter {
    key    = "PRODUCT"
    values = ["AmazonLinux2023"]
  }

  approval_rule {
    approve_after_days  = 7
    compliance_level    = "CRITICAL"
    enable_non_security = true

    patch_filter {
      key    = "CLASSIFICATION"
      values = ["Security", "Bugfix"]
    }

    patch_filter {
      key    = "SEVERITY"
      values = ["Critical"]
    }
  }

  approval_rule {
    approve_until_date = "2026-12-31"

    patch_filter {
      key    = "CLASSIFICATION"
      values = ["Enhancement"]
    }
  }

  source {
    name          = "own"
    products      = ["AmazonLinux2023"]
    configuration = "[own]\nname=own"
  }

  tags = {
    Team = "shop"
  }
}

resource "aws_ssm_patch_group" "web" {
  baseline_id = aws_ssm_patch_baseline.linux.id
  patch_group = "web"
}

resource "aws_ssm_patch_group" "jobs" {
  baseline_id = aws_ssm_patch_baseline.linux.id
  patch_group = "jobs"
}

resource "aws_ssm_default_patch_baseline" "linux" {
  baseline_id      = aws_ssm_patch_baseline.linux.id
  operating_system = "AMAZON_LINUX_2023"
}

resource "aws_ssm_maintenance_window" "nights" {
  name              = "nights"
  description       = "When nobody buys"
  schedule          = "cron(0 2 ? * SUN *)"
  schedule_timezone = "Europe/Berlin"
  schedule_offset   = 1
  duration          = 3
  cutoff            = 1
  start_date        = "2026-01-01T00:00:00Z"
  end_date          = "2027-01-01T00:00:00Z"
  enabled           = true
}

resource "aws_ssm_maintenance_window_target" "web" {
  window_id         = aws_ssm_maintenance_window.nights.id
  name              = "web"
  resource_type     = "INSTANCE"
  owner_information = "shop"

  targets {
    key    = "tag:Patch Group"
    values = ["web", "jobs"]
  }
}

resource "aws_ssm_maintenance_window_task" "patch" {
  window_id        = aws_ssm_maintenance_window.nights.id
  name             = "patch"
  task_arn         = "AWS-RunPatchBaseline"
  task_type        = "RUN_COMMAND"
  priority         = 2
  max_concurrency  = "2"
  max_errors       = "1"
  cutoff_behavior  = "CANCEL_TASK"
  service_role_arn = "arn:aws:iam::123456789012:role/patch"

  targets {
    key    = "InstanceIds"
    values = ["i-0123456789abcdef0"]
  }

  task_invocation_parameters {
    run_command_parameters {
      comment              = "Patches"
      document_version     = "$LATEST"
      output_s3_bucket     = "outputs"
      output_s3_key_prefix = "patches"
      timeout_seconds      = 600

      notification_config {
        notification_arn    = "arn:aws:sns:eu-central-1:123456789012:patches"
        notification_events = ["Failed"]
        notification_type   = "Command"
      }

      cloudwatch_config {
        cloudwatch_log_group_name = "patches"
        cloudwatch_output_enabled = true
      }

      parameter {
        name   = "Operation"
        values = ["Install"]
      }
    }
  }
}

resource "aws_ssm_maintenance_window_task" "check" {
  window_id = aws_ssm_maintenance_window.nights.id
  task_arn  = "arn:aws:lambda:eu-central-1:123456789012:function:check"
  task_type = "LAMBDA"
  priority  = 3

  task_invocation_parameters {
    lambda_parameters {
      qualifier = "live"
      payload   = "{}"
    }
  }
}
