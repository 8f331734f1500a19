# types: aws_backup_vault aws_backup_vault_lock_configuration aws_backup_vault_policy aws_backup_vault_notifications aws_backup_logically_air_gapped_vault aws_backup_plan aws_backup_selection aws_backup_framework aws_backup_report_plan aws_backup_restore_testing_plan aws_backup_restore_testing_selection
resource "aws_backup_vault" "main" {
  name          = "main"
  kms_key_arn   = aws_kms_key.backups.arn
  force_destroy = true

  tags = {
    Team = "shop"
  }
}

resource "aws_backup_vault_lock_configuration" "main" {
  backup_vault_name   = aws_backup_vault.main.name
  changeable_for_days = 3
  min_retention_days  = 7
  max_retention_days  = 1200
}

resource "aws_backup_vault_policy" "main" {
  backup_vault_name = aws_backup_vault.main.name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Deny"
      Principal = "*"
      Action    = "backup:DeleteRecoveryPoint"
      Resource  = "*"
    }]
  })
}

resource "aws_backup_vault_notifications" "main" {
  backup_vault_name   = aws_backup_vault.main.id
  sns_topic_arn       = "arn:aws:sns:eu-central-1:123456789012:backups"
  backup_vault_events = ["BACKUP_JOB_COMPLETED", "RESTORE_JOB_COMPLETED"]
}

resource "aws_backup_logically_air_gapped_vault" "apart" {
  name               = "apart"
  min_retention_days = 7
  max_retention_days = 90
}

resource "aws_backup_plan" "daily" {
  name = "daily"

  rule {
    rule_name                    = "daily"
    target_vault_name            = aws_backup_vault.main.name
    schedule                     = "cron(0 3 * * ? *)"
    schedule_expression_timezone = "Europe/Berlin"
    start_window                 = 60
    completion_window            = 180
    enable_continuous_backup     = true

    recovery_point_tags = {
      Plan = "daily"
    }

    lifecycle {
      cold_storage_after                        = 30
      delete_after                              = 365
      opt_in_to_archive_for_supported_resources = true
    }

    copy_action {
      destination_vault_arn = "arn:aws:backup:eu-west-1:123456789012:backup-vault:main"

      lifecycle {
        delete_after = 90
      }
    }
  }

  rule {
    rule_name         = "yearly"
    target_vault_name = aws_backup_vault.main.name
  }

  advanced_backup_setting {
    resource_type = "EC2"

    backup_options = {
      WindowsVSS = "enabled"
    }
  }

  tags = {
    Team = "shop"
  }
}

resource "aws_backup_selection" "tagged" {
  name         = "tagged"
  plan_id      = aws_backup_plan.daily.id
  iam_role_arn = aws_iam_role.backup.arn
  resources    = ["*"]
  not_resources = [
    "arn:aws:ec2:*:*:volume/*",
  ]

  selection_tag {
    type  = "STRINGEQUALS"
    key   = "Backup"
    value = "daily"
  }

  condition {
    string_equals {
      key   = "aws:ResourceTag/Stage"
      value = "live"
    }

    string_not_like {
      key   = "aws:ResourceTag/Team"
      value = "lab*"
    }
  }
}

resource "aws_backup_selection" "database" {
  name         = "database"
  plan_id      = aws_backup_plan.daily.id
  iam_role_arn = aws_iam_role.backup.arn
  resources    = ["arn:aws:rds:eu-central-1:123456789012:db:orders"]
}

resource "aws_backup_framework" "rules" {
  name        = "rules"
  description = "What has to be"

  control {
    name = "BACKUP_RECOVERY_POINT_MINIMUM_RETENTION_CHECK"

    input_parameter {
      name  = "requiredRetentionDays"
      value = "35"
    }
  }

  control {
    name = "BACKUP_RESOURCES_PROTECTED_BY_BACKUP_PLAN"

    scope {
      compliance_resource_types = ["EBS"]

      tags = {
        Stage = "live"
      }
    }
  }
}

resource "aws_backup_report_plan" "jobs" {
  name        = "jobs"
  description = "Every job"

  report_delivery_channel {
    formats        = ["CSV", "JSON"]
    s3_bucket_name = "reports"
    s3_key_prefix  = "backup"
  }

  report_setting {
    report_template = "BACKUP_JOB_REPORT"
    accounts        = ["123456789012"]
  }
}

resource "aws_backup_restore_testing_plan" "monthly" {
  name                         = "monthly"
  schedule_expression          = "cron(0 4 1 * ? *)"
  schedule_expression_timezone = "Europe/Berlin"
  start_window_hours           = 12

  recovery_point_selection {
    algorithm             = "LATEST_WITHIN_WINDOW"
    include_vaults        = ["*"]
    exclude_vaults        = [aws_backup_vault.main.arn]
    recovery_point_types  = ["CONTINUOUS", "SNAPSHOT"]
    selection_window_days = 14
  }
}

resource "aws_backup_restore_testing_selection" "databases" {
  name                      = "databases"
  restore_testing_plan_name = aws_backup_restore_testing_plan.monthly.name
  protected_resource_type   = "RDS"
  iam_role_arn              = aws_iam_role.backup.arn
  validation_window_hours   = 4

  protected_resource_conditions {
    string_equals {
      key   = "aws:ResourceTag/Stage"
      value = "live"
    }
  }

  restore_metadata_overrides = {
    dbInstanceClass = "db.t4g.micro"
  }
}

resource "aws_kms_key" "backups" {}

resource "aws_iam_role" "backup" {
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}
