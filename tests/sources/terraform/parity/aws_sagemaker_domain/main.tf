# types: aws_sagemaker_domain aws_sagemaker_notebook_instance aws_sagemaker_notebook_instance_lifecycle_configuration aws_sagemaker_model aws_sagemaker_endpoint_configuration aws_sagemaker_endpoint
resource "aws_sagemaker_notebook_instance" "bench" {
  name                   = "bench"
  role_arn               = aws_iam_role.science.arn
  instance_type          = "ml.t3.medium"
  kms_key_id             = aws_kms_key.models.key_id
  direct_internet_access = "Disabled"
  root_access            = "Disabled"
  lifecycle_config_name  = aws_sagemaker_notebook_instance_lifecycle_configuration.start.name
  platform_identifier    = "notebook-al2-v3"
  security_groups        = ["sg-0123456789abcdef0"]
  subnet_id              = "subnet-0aaaaaaaaaaaaaaaa"
  volume_size            = 20

  instance_metadata_service_configuration {
    minimum_instance_metadata_service_version = "2"
  }

  tags = {
    Team = "science"
  }
}

resource "aws_sagemaker_notebook_instance_lifecycle_configuration" "start" {
  name     = "start"
  on_start = "ZWNobyBoZWxsbw=="
}

resource "aws_sagemaker_model" "prices" {
  name                     = "prices"
  execution_role_arn       = aws_iam_role.science.arn
  enable_network_isolation = true

  primary_container {
    image          = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/prices:1"
    mode           = "SingleModel"
    model_data_url = "s3://models/prices.tar.gz"

    environment = {
      STAGE = "live"
    }

    image_config {
      repository_access_mode = "Platform"
    }
  }

  vpc_config {
    security_group_ids = ["sg-0123456789abcdef0"]
    subnets            = ["subnet-0aaaaaaaaaaaaaaaa", "subnet-0bbbbbbbbbbbbbbbb"]
  }
}

resource "aws_sagemaker_endpoint_configuration" "prices_now" {
  name        = "prices"
  kms_key_arn = aws_kms_key.models.arn

  production_variants {
    variant_name           = "all"
    model_name             = aws_sagemaker_model.prices.name
    initial_instance_count = 2
    instance_type          = "ml.m5.large"
    initial_variant_weight = 1
  }

  data_capture_config {
    enable_capture              = true
    initial_sampling_percentage = 10
    destination_s3_uri          = "s3://captured"
    kms_key_id                  = aws_kms_key.models.arn

    capture_options {
      capture_mode = "Input"
    }

    capture_options {
      capture_mode = "Output"
    }
  }
}

resource "aws_sagemaker_endpoint" "prices_here" {
  name                 = "prices"
  endpoint_config_name = aws_sagemaker_endpoint_configuration.prices_now.name
}

resource "aws_sagemaker_domain" "studio" {
  domain_name             = "studio"
  auth_mode               = "IAM"
  vpc_id                  = "vpc-0123456789abcdef0"
  subnet_ids              = ["subnet-0aaaaaaaaaaaaaaaa"]
  app_network_access_type = "VpcOnly"
  kms_key_id              = aws_kms_key.models.arn

  default_user_settings {
    execution_role  = aws_iam_role.science.arn
    security_groups = ["sg-0123456789abcdef0"]

    sharing_settings {
      notebook_output_option = "Allowed"
      s3_kms_key_id          = aws_kms_key.models.arn
      s3_output_path         = "s3://shared"
    }

    jupyter_lab_app_settings {
      code_repository {
        repository_url = "https://github.com/example/science.git"
      }

      default_resource_spec {
        instance_type = "ml.t3.medium"
      }

      app_lifecycle_management {
        idle_settings {
          lifecycle_management    = "ENABLED"
          idle_timeout_in_minutes = 60
        }
      }
    }

    canvas_app_settings {
      direct_deploy_settings {
        status = "DISABLED"
      }
    }
  }

  default_space_settings {
    execution_role = aws_iam_role.science.arn
  }

  domain_settings {
    security_group_ids             = ["sg-0123456789abcdef0"]
    execution_role_identity_config = "USER_PROFILE_NAME"

    docker_settings {
      enable_docker_access      = "ENABLED"
      vpc_only_trusted_accounts = ["123456789012"]
    }
  }

  retention_policy {
    home_efs_file_system = "Delete"
  }
}

resource "aws_kms_key" "models" {}

resource "aws_iam_role" "science" {
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}
