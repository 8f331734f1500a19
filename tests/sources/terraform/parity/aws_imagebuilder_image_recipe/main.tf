# types: aws_imagebuilder_image_recipe aws_imagebuilder_component aws_imagebuilder_container_recipe aws_imagebuilder_distribution_configuration aws_imagebuilder_infrastructure_configuration aws_imagebuilder_image aws_imagebuilder_image_pipeline
resource "aws_imagebuilder_component" "harden" {
  name                  = "harden"
  version               = "1.0.0"
  platform              = "Linux"
  description           = "Closes what is open"
  change_description    = "First"
  data                  = "schemaVersion: 1.0"
  kms_key_id            = aws_kms_key.images.arn
  supported_os_versions = ["Amazon Linux 2023"]
  skip_destroy          = true

  tags = {
    Team = "base"
  }
}

resource "aws_imagebuilder_image_recipe" "base" {
  name              = "base"
  version           = "1.0.0"
  description       = "What all start from"
  parent_image      = "arn:aws:imagebuilder:eu-central-1:aws:image/amazon-linux-2023-x86/x.x.x"
  working_directory = "/tmp"
  user_data_base64  = "IyEvYmluL3No"

  block_device_mapping {
    device_name = "/dev/xvda"

    ebs {
      delete_on_termination = "true"
      encrypted             = "true"
      kms_key_id            = aws_kms_key.images.arn
      volume_size           = 20
      volume_type           = "gp3"
    }
  }

  block_device_mapping {
    device_name = "/dev/xvdb"
    no_device   = true
  }

  component {
    component_arn = aws_imagebuilder_component.harden.arn

    parameter {
      name  = "Level"
      value = "high"
    }
  }

  systems_manager_agent {
    uninstall_after_build = true
  }
}

resource "aws_imagebuilder_container_recipe" "box" {
  name                     = "box"
  version                  = "1.0.0"
  container_type           = "DOCKER"
  parent_image             = "amazonlinux:latest"
  dockerfile_template_data = "FROM {{{ imagebuilder:parentImage }}}"
  kms_key_id               = aws_kms_key.images.arn

  component {
    component_arn = aws_imagebuilder_component.harden.arn
  }

  instance_configuration {
    image = "ami-0123456789abcdef0"

    block_device_mapping {
      device_name = "/dev/xvda"

      ebs {
        encrypted = "false"
      }
    }
  }

  target_repository {
    repository_name = "box"
    service         = "ECR"
  }
}

resource "aws_imagebuilder_distribution_configuration" "regions" {
  name        = "regions"
  description = "Where it goes"

  distribution {
    region                     = "eu-central-1"
    license_configuration_arns = ["arn:aws:license-manager:eu-central-1:123456789012:license-configuration:lic-0a"]

    ami_distribution_configuration {
      name               = "base-{{ imagebuilder:buildDate }}"
      kms_key_id         = aws_kms_key.images.arn
      target_account_ids = ["210987654321"]

      ami_tags = {
        Team = "base"
      }

      launch_permission {
        user_ids    = ["210987654321"]
        user_groups = ["all"]
      }
    }

    launch_template_configuration {
      default            = true
      launch_template_id = "lt-0123456789abcdef0"
    }
  }
}

resource "aws_imagebuilder_infrastructure_configuration" "bench" {
  name                          = "bench"
  description                   = "Where it is built"
  instance_profile_name         = "builder"
  instance_types                = ["t3.medium"]
  key_pair                      = "builders"
  security_group_ids            = ["sg-0123456789abcdef0"]
  subnet_id                     = "subnet-0aaaaaaaaaaaaaaaa"
  sns_topic_arn                 = "arn:aws:sns:eu-central-1:123456789012:images"
  terminate_instance_on_failure = true

  instance_metadata_options {
    http_tokens                 = "required"
    http_put_response_hop_limit = 1
  }

  logging {
    s3_logs {
      s3_bucket_name = "builds"
      s3_key_prefix  = "logs"
    }
  }

  resource_tags = {
    Team = "base"
  }
}

resource "aws_imagebuilder_image_pipeline" "weekly" {
  name                             = "weekly"
  image_recipe_arn                 = aws_imagebuilder_image_recipe.base.arn
  infrastructure_configuration_arn = aws_imagebuilder_infrastructure_configuration.bench.arn
  distribution_configuration_arn   = aws_imagebuilder_distribution_configuration.regions.arn
  enhanced_image_metadata_enabled  = true
  status                           = "ENABLED"

  schedule {
    schedule_expression                = "cron(0 0 ? * sun *)"
    pipeline_execution_start_condition = "EXPRESSION_MATCH_ONLY"
    timezone                           = "Europe/Berlin"
  }

  image_scanning_configuration {
    image_scanning_enabled = true
  }

  image_tests_configuration {
    image_tests_enabled = true
    timeout_minutes     = 60
  }
}

resource "aws_imagebuilder_image" "first" {
  image_recipe_arn                 = aws_imagebuilder_image_recipe.base.arn
  infrastructure_configuration_arn = aws_imagebuilder_infrastructure_configuration.bench.arn
  execution_role                   = "arn:aws:iam::123456789012:role/images"

  workflow {
    workflow_arn = "arn:aws:imagebuilder:eu-central-1:aws:workflow/build/build-image/1.0.0"

    parameter {
      name  = "Wait"
      value = "5"
    }
  }
}

resource "aws_kms_key" "images" {}
