# types: aws_accessanalyzer_analyzer aws_accessanalyzer_archive_rule
resource "aws_accessanalyzer_analyzer" "outside" {
  analyzer_name = "outside"

  tags = {
    Team = "security"
  }
}

resource "aws_accessanalyzer_analyzer" "unused" {
  analyzer_name = "unused"
  type          = "ORGANIZATION_UNUSED_ACCESS"

  configuration {
    unused_access {
      unused_access_age = 90

      analysis_rule {
        exclusion {
          account_ids = ["210987654321"]
        }

        exclusion {
          resource_tags = [{ Team = "lab" }, { Stage = "test", Owner = "me" }]
        }
      }
    }
  }
}

resource "aws_accessanalyzer_analyzer" "inside" {
  analyzer_name = "inside"
  type          = "ACCOUNT_INTERNAL_ACCESS"

  configuration {
    internal_access {
      analysis_rule {
        inclusion {
          resource_types = ["AWS::S3::Bucket"]
          resource_arns  = ["arn:aws:s3:::orders"]
        }
      }
    }
  }
}

resource "aws_accessanalyzer_archive_rule" "partner" {
  analyzer_name = "outside"
  rule_name     = "partner"

  filter {
    criteria = "principal.AWS"
    eq       = ["210987654321"]
  }

  filter {
    criteria = "isPublic"
    exists   = "true"
  }
}
