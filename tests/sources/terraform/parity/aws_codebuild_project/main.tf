# types: aws_codebuild_project aws_codebuild_webhook aws_codebuild_report_group aws_codebuild_source_credential aws_codebuild_fleet
resource "aws_codebuild_project" "shop" {
  name                   = "shop"
  description            = "Builds the shop"
  service_role           = aws_iam_role.build.arn
  resource_access_role   = aws_iam_role.build.arn
  encryption_key         = aws_kms_key.artifacts.arn
  badge_enabled          = true
  build_timeout          = 30
  queued_timeout         = 60
  concurrent_build_limit = 2
  auto_retry_limit       = 1
  project_visibility     = "PRIVATE"
  source_version         = "main"

  artifacts {
    type                   = "S3"
    location               = "artifacts"
    name                   = "shop.zip"
    packaging              = "ZIP"
    path                   = "builds"
    namespace_type         = "BUILD_ID"
    encryption_disabled    = false
    override_artifact_name = true
    bucket_owner_access    = "FULL"
  }

  secondary_artifacts {
    artifact_identifier = "docs"
    type                = "S3"
    location            = "artifacts"
    encryption_disabled = true
  }

  build_batch_config {
    service_role      = aws_iam_role.build.arn
    combine_artifacts = true
    timeout_in_mins   = 30

    restrictions {
      compute_types_allowed  = ["BUILD_GENERAL1_SMALL"]
      maximum_builds_allowed = 5
    }
  }

  cache {
    type  = "LOCAL"
    modes = ["LOCAL_DOCKER_LAYER_CACHE", "LOCAL_SOURCE_CACHE"]
  }

  environment {
    compute_type                = "BUILD_GENERAL1_SMALL"
    image                       = "private.example.com/build:1"
    type                        = "LINUX_CONTAINER"
    image_pull_credentials_type = "SERVICE_ROLE"
    privileged_mode             = true

    environment_variable {
      name  = "STAGE"
      value = "live"
    }

    environment_variable {
      name  = "TOKEN"
      value = "shop-token"
      type  = "SECRETS_MANAGER"
    }

    registry_credential {
      credential          = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:registry"
      credential_provider = "SECRETS_MANAGER"
    }
  }

  file_system_locations {
    identifier  = "cache"
    location    = "fs-0123456789abcdef0.efs.eu-central-1.amazonaws.com:/cache"
    mount_point = "/cache"
    type        = "EFS"
  }

  logs_config {
    cloudwatch_logs {
      group_name  = "builds"
      stream_name = "shop"
      status      = "ENABLED"
    }

    s3_logs {
      status              = "ENABLED"
      location            = "logs/builds"
      encryption_disabled = true
      bucket_owner_access = "READ_ONLY"
    }
  }

  source {
    type                = "GITHUB"
    location            = "https://github.com/example/shop.git"
    buildspec           = "ci/buildspec.yml"
    git_clone_depth     = 1
    insecure_ssl        = false
    report_build_status = true

    auth {
      type     = "CODECONNECTIONS"
      resource = "arn:aws:codeconnections:eu-central-1:123456789012:connection/0a1b"
    }

    git_submodules_config {
      fetch_submodules = true
    }
  }

  secondary_sources {
    source_identifier = "tools"
    type              = "CODECOMMIT"
    location          = "https://git-codecommit.eu-central-1.amazonaws.com/v1/repos/tools"
  }

  secondary_source_version {
    source_identifier = "tools"
    source_version    = "v1"
  }

  vpc_config {
    vpc_id             = "vpc-0123456789abcdef0"
    subnets            = ["subnet-0aaaaaaaaaaaaaaaa", "subnet-0bbbbbbbbbbbbbbbb"]
    security_group_ids = ["sg-0123456789abcdef0"]
  }

  tags = {
    Team = "shop"
  }
}

resource "aws_codebuild_webhook" "shop" {
  project_name = aws_codebuild_project.shop.name
  build_type   = "BUILD"

  filter_group {
    filter {
      type    = "EVENT"
      pattern = "PUSH"
    }

    filter {
      type                    = "HEAD_REF"
      pattern                 = "^refs/heads/wip"
      exclude_matched_pattern = true
    }
  }

  filter_group {
    filter {
      type    = "EVENT"
      pattern = "PULL_REQUEST_CREATED"
    }
  }
}

resource "aws_codebuild_report_group" "tests" {
  name = "tests"
  type = "TEST"

  export_config {
    type = "S3"

    s3_destination {
      bucket              = "reports"
      encryption_disabled = false
      encryption_key      = aws_kms_key.artifacts.arn
      packaging           = "NONE"
      path                = "tests"
    }
  }
}

resource "aws_codebuild_source_credential" "github" {
  auth_type   = "PERSONAL_ACCESS_TOKEN"
  server_type = "GITHUB"
  token       = "first-secret"
}

resource "aws_codebuild_fleet" "arm" {
  name              = "arm"
  base_capacity     = 1
  compute_type      = "BUILD_GENERAL1_SMALL"
  environment_type  = "ARM_CONTAINER"
  overflow_behavior = "QUEUE"
}

resource "aws_kms_key" "artifacts" {}

resource "aws_iam_role" "build" {
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}
