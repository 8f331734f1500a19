# types: aws_guardduty_detector aws_guardduty_detector_feature aws_guardduty_filter aws_guardduty_ipset aws_guardduty_threatintelset aws_guardduty_member aws_guardduty_publishing_destination aws_guardduty_malware_protection_plan
resource "aws_guardduty_detector" "here" {
  finding_publishing_frequency = "FIFTEEN_MINUTES"

  tags = {
    Team = "security"
  }
}

resource "aws_guardduty_detector_feature" "objects" {
  detector_id = aws_guardduty_detector.here.id
  name        = "S3_DATA_EVENTS"
  status      = "ENABLED"
}

resource "aws_guardduty_detector_feature" "runtime" {
  detector_id = aws_guardduty_detector.here.id
  name        = "RUNTIME_MONITORING"
  status      = "ENABLED"

  additional_configuration {
    name   = "EKS_ADDON_MANAGEMENT"
    status = "ENABLED"
  }

  additional_configuration {
    name   = "EC2_AGENT_MANAGEMENT"
    status = "DISABLED"
  }
}

resource "aws_guardduty_detector" "suspended" {
  enable = false

  datasources {
    s3_logs {
      enable = true
    }

    kubernetes {
      audit_logs {
        enable = false
      }
    }

    malware_protection {
      scan_ec2_instance_with_findings {
        ebs_volumes {
          enable = true
        }
      }
    }
  }
}

resource "aws_guardduty_filter" "known" {
  detector_id = aws_guardduty_detector.here.id
  name        = "known"
  description = "What we know"
  action      = "ARCHIVE"
  rank        = 1

  finding_criteria {
    criterion {
      field  = "region"
      equals = ["eu-central-1", "eu-west-1"]
    }

    criterion {
      field                 = "severity"
      greater_than_or_equal = "4"
    }
  }
}

resource "aws_guardduty_ipset" "offices" {
  detector_id = aws_guardduty_detector.here.id
  name        = "offices"
  format      = "TXT"
  location    = "https://s3.amazonaws.com/lists/offices.txt"
  activate    = true
}

resource "aws_guardduty_threatintelset" "attackers" {
  detector_id = aws_guardduty_detector.here.id
  name        = "attackers"
  format      = "STIX"
  location    = "https://s3.amazonaws.com/lists/attackers.xml"
  activate    = false
}

resource "aws_guardduty_member" "shop" {
  detector_id                = aws_guardduty_detector.here.id
  account_id                 = "210987654321"
  email                      = "security@example.com"
  invite                     = true
  invitation_message         = "Please accept"
  disable_email_notification = true
}

resource "aws_guardduty_publishing_destination" "bucket" {
  detector_id     = aws_guardduty_detector.here.id
  destination_arn = "arn:aws:s3:::findings"
  kms_key_arn     = aws_kms_key.findings.arn
}

resource "aws_guardduty_malware_protection_plan" "uploads" {
  role = "arn:aws:iam::123456789012:role/scan"

  protected_resource {
    s3_bucket {
      bucket_name     = "uploads"
      object_prefixes = ["new/", "again/"]
    }
  }

  actions {
    tagging {
      status = "ENABLED"
    }
  }
}

resource "aws_kms_key" "findings" {}
