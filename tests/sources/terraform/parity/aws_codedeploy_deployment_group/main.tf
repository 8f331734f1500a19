# types: aws_codedeploy_deployment_group aws_codedeploy_app aws_codedeploy_deployment_config aws_codecommit_repository aws_codecommit_trigger aws_codeartifact_domain aws_codeartifact_domain_permissions_policy aws_codeartifact_repository aws_codeartifact_repository_permissions_policy
resource "aws_codedeploy_app" "shop" {
  name             = "shop"
  compute_platform = "Server"
}

resource "aws_codedeploy_deployment_config" "slow" {
  deployment_config_name = "slow"
  compute_platform       = "Lambda"

  traffic_routing_config {
    type = "TimeBasedLinear"

    time_based_linear {
      interval   = 10
      percentage = 20
    }
  }
}

resource "aws_codedeploy_deployment_config" "half" {
  deployment_config_name = "half"

  minimum_healthy_hosts {
    type  = "FLEET_PERCENT"
    value = 50
  }
}

resource "aws_codedeploy_deployment_group" "web" {
  app_name                    = aws_codedeploy_app.shop.name
  deployment_group_name       = "web"
  deployment_config_name      = aws_codedeploy_deployment_config.half.deployment_config_name
  service_role_arn            = aws_iam_role.deploy.arn
  autoscaling_groups          = ["web"]
  outdated_instances_strategy = "UPDATE"

  alarm_configuration {
    alarms                    = ["errors", "latency"]
    enabled                   = true
    ignore_poll_alarm_failure = false
  }

  auto_rollback_configuration {
    enabled = true
    events  = ["DEPLOYMENT_FAILURE"]
  }

  blue_green_deployment_config {
    deployment_ready_option {
      action_on_timeout    = "STOP_DEPLOYMENT"
      wait_time_in_minutes = 60
    }

    green_fleet_provisioning_option {
      action = "DISCOVER_EXISTING"
    }

    terminate_blue_instances_on_deployment_success {
      action = "KEEP_ALIVE"
    }
  }

  deployment_style {
    deployment_option = "WITH_TRAFFIC_CONTROL"
    deployment_type   = "BLUE_GREEN"
  }

  ec2_tag_set {
    ec2_tag_filter {
      type  = "KEY_AND_VALUE"
      key   = "Team"
      value = "shop"
    }

    ec2_tag_filter {
      type = "KEY_ONLY"
      key  = "Web"
    }
  }

  load_balancer_info {
    target_group_info {
      name = "web"
    }
  }

  trigger_configuration {
    trigger_events     = ["DeploymentFailure"]
    trigger_name       = "failed"
    trigger_target_arn = "arn:aws:sns:eu-central-1:123456789012:deployments"
  }
}

resource "aws_codecommit_repository" "tools" {
  repository_name = "tools"
  description     = "What we build with"
  kms_key_id      = aws_kms_key.code.arn
  default_branch  = "main"

  tags = {
    Team = "shop"
  }
}

resource "aws_codecommit_trigger" "tools" {
  repository_name = aws_codecommit_repository.tools.repository_name

  trigger {
    name            = "pushes"
    events          = ["updateReference", "createReference"]
    branches        = ["main"]
    destination_arn = "arn:aws:sns:eu-central-1:123456789012:pushes"
  }
}

resource "aws_codeartifact_domain" "company" {
  domain         = "company"
  encryption_key = aws_kms_key.code.arn
}

resource "aws_codeartifact_domain_permissions_policy" "company" {
  domain = aws_codeartifact_domain.company.domain

  policy_document = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::210987654321:root" }
      Action    = "codeartifact:CreateRepository"
      Resource  = "*"
    }]
  })
}

resource "aws_codeartifact_repository" "packages" {
  repository  = "packages"
  domain      = aws_codeartifact_domain.company.domain
  description = "What we use"

  external_connections {
    external_connection_name = "public:pypi"
  }

  upstream {
    repository_name = "shared"
  }

  upstream {
    repository_name = "older"
  }
}

resource "aws_codeartifact_repository_permissions_policy" "packages" {
  repository = aws_codeartifact_repository.packages.repository
  domain     = aws_codeartifact_domain.company.domain

  policy_document = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "codeartifact:ReadFromRepository"
      Resource  = "*"
    }]
  })
}

resource "aws_kms_key" "code" {}

resource "aws_iam_role" "deploy" {
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}
