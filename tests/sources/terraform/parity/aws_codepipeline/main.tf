# types: aws_codepipeline aws_codepipeline_webhook
resource "aws_codepipeline" "shop" {
  name           = "shop"
  role_arn       = aws_iam_role.pipeline.arn
  pipeline_type  = "V2"
  execution_mode = "QUEUED"

  artifact_store {
    type     = "S3"
    location = "artifacts"

    encryption_key {
      id   = aws_kms_key.artifacts.arn
      type = "KMS"
    }
  }

  stage {
    name = "Source"

    action {
      name             = "Source"
      category         = "Source"
      owner            = "AWS"
      provider         = "CodeStarSourceConnection"
      version          = "1"
      output_artifacts = ["source"]

      configuration = {
        ConnectionArn    = "arn:aws:codeconnections:eu-central-1:123456789012:connection/0a1b"
        FullRepositoryId = "example/shop"
        BranchName       = "main"
      }
    }
  }

  stage {
    name = "Build"

    action {
      name             = "Build"
      category         = "Build"
      owner            = "AWS"
      provider         = "CodeBuild"
      version          = "1"
      input_artifacts  = ["source"]
      output_artifacts = ["site", "docs"]
      namespace        = "build"
      run_order        = 2
      role_arn         = aws_iam_role.pipeline.arn

      configuration = {
        ProjectName = "shop"
      }
    }

    before_entry {
      condition {
        result = "FAIL"

        rule {
          name            = "calm"
          input_artifacts = ["source"]

          configuration = {
            AlarmName = "errors"
          }

          rule_type_id {
            category = "Rule"
            owner    = "AWS"
            provider = "CloudWatchAlarm"
            version  = "1"
          }
        }
      }
    }

    on_failure {
      result = "RETRY"

      retry_configuration {
        retry_mode = "FAILED_ACTIONS"
      }
    }
  }

  trigger {
    provider_type = "CodeStarSourceConnection"

    git_configuration {
      source_action_name = "Source"

      push {
        branches {
          includes = ["main"]
          excludes = ["wip"]
        }
      }
    }
  }

  variable {
    name          = "stage"
    default_value = "live"
    description   = "Where it goes"
  }

  tags = {
    Team = "shop"
  }
}

resource "aws_codepipeline" "regions" {
  name     = "regions"
  role_arn = aws_iam_role.pipeline.arn

  artifact_store {
    type     = "S3"
    location = "artifacts-central"
    region   = "eu-central-1"
  }

  artifact_store {
    type     = "S3"
    location = "artifacts-west"
    region   = "eu-west-1"
  }

  stage {
    name = "Compute"

    action {
      name     = "Compute"
      category = "Compute"
      owner    = "AWS"
      provider = "Commands"
      version  = "1"
      commands = ["make", "make check"]

      output_artifacts_for_compute_action {
        name  = "site"
        files = ["dist/**"]
      }
    }
  }
}

resource "aws_codepipeline_webhook" "push" {
  name            = "push"
  authentication  = "GITHUB_HMAC"
  target_action   = "Source"
  target_pipeline = aws_codepipeline.shop.name

  authentication_configuration {
    secret_token = "first-secret"
  }

  filter {
    json_path    = "$.ref"
    match_equals = "refs/heads/{Branch}"
  }
}

resource "aws_kms_key" "artifacts" {}

resource "aws_iam_role" "pipeline" {
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}
