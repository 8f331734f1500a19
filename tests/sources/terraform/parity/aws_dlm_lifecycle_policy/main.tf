resource "aws_dlm_lifecycle_policy" "volumes" {
  description        = "Volumes every night"
  execution_role_arn = aws_iam_role.snapshots.arn

  policy_details {
    resource_types = ["VOLUME"]
    policy_type    = "EBS_SNAPSHOT_MANAGEMENT"

    target_tags = {
      Snapshot = "true"
    }

    schedule {
      name      = "nights"
      copy_tags = true

      tags_to_add = {
        By = "dlm"
      }

      create_rule {
        interval      = 24
        interval_unit = "HOURS"
        times         = ["23:45"]
      }

      retain_rule {
        count = 14
      }

      archive_rule {
        archive_retain_rule {
          retention_archive_tier {
            interval      = 12
            interval_unit = "MONTHS"
          }
        }
      }

      cross_region_copy_rule {
        target    = "eu-west-1"
        encrypted = true
        cmk_arn   = aws_kms_key.copies.arn
        copy_tags = true

        retain_rule {
          interval      = 30
          interval_unit = "DAYS"
        }
      }

      share_rule {
        target_accounts = ["210987654321"]
      }
    }
  }

  tags = {
    Team = "shop"
  }
}

resource "aws_dlm_lifecycle_policy" "shared" {
  description        = "Copies of what others share"
  execution_role_arn = aws_iam_role.snapshots.arn
  state              = "DISABLED"

  policy_details {
    policy_type = "EVENT_BASED_POLICY"

    action {
      name = "copy"

      cross_region_copy {
        target = "eu-west-1"

        encryption_configuration {
          encrypted = true
        }

        retain_rule {
          interval      = 15
          interval_unit = "DAYS"
        }
      }
    }

    event_source {
      type = "MANAGED_CWE"

      parameters {
        description_regex = "^.*Created for policy.*$"
        event_type        = "shareSnapshot"
        snapshot_owner    = ["210987654321"]
      }
    }
  }
}

resource "aws_kms_key" "copies" {}

resource "aws_iam_role" "snapshots" {
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}
