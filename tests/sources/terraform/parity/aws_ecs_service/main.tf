# types: aws_ecs_service aws_ecs_cluster aws_ecs_cluster_capacity_providers aws_ecs_capacity_provider aws_ecs_task_definition aws_ecs_task_set aws_ecs_express_gateway_service
resource "aws_ecs_cluster" "shop" {
  name = "shop"

  setting {
    name  = "containerInsights"
    value = "enhanced"
  }

  configuration {
    execute_command_configuration {
      kms_key_id = aws_kms_key.data.arn
      logging    = "OVERRIDE"

      log_configuration {
        cloud_watch_encryption_enabled = true
        cloud_watch_log_group_name     = aws_cloudwatch_log_group.shells.name
        s3_bucket_name                 = "shells"
        s3_bucket_encryption_enabled   = true
      }
    }

    managed_storage_configuration {
      fargate_ephemeral_storage_kms_key_id = aws_kms_key.data.arn
    }
  }

  service_connect_defaults {
    namespace = "arn:aws:servicediscovery:eu-central-1:123456789012:namespace/ns-1"
  }
}

resource "aws_ecs_cluster_capacity_providers" "shop" {
  cluster_name       = aws_ecs_cluster.shop.name
  capacity_providers = ["FARGATE", aws_ecs_capacity_provider.spot.name]

  default_capacity_provider_strategy {
    capacity_provider = "FARGATE"
    base              = 1
    weight            = 100
  }
}

resource "aws_ecs_capacity_provider" "spot" {
  name = "spot"

  auto_scaling_group_provider {
    auto_scaling_group_arn         = "arn:aws:autoscaling:eu-central-1:123456789012:autoScalingGroup:1:autoScalingGroupName/spot"
    managed_termination_protection = "ENABLED"

    managed_scaling {
      status          = "ENABLED"
      target_capacity = 90
    }
  }
}

resource "aws_ecs_task_definition" "web" {
  family                   = "web"
  cpu                      = 512
  memory                   = "1024"
  network_mode             = "awsvpc"
  requires_compatibilities = ["FARGATE"]
  execution_role_arn       = aws_iam_role.runner.arn
  task_role_arn            = aws_iam_role.runner.arn

  container_definitions = jsonencode([
    {
      name                   = "web"
      image                  = "nginx:1.27"
      essential              = true
      privileged             = false
      readonlyRootFilesystem = true
      user                   = "1000:1000"
      portMappings           = [{ containerPort = 8080, hostPort = 8080, protocol = "tcp" }]
      environment            = [{ name = "STAGE", value = "live" }]
      secrets                = [{ name = "DATABASE_PASSWORD", valueFrom = "arn:aws:ssm:eu-central-1:123456789012:parameter/db" }]
      mountPoints            = [{ sourceVolume = "files", containerPath = "/files", readOnly = true }]
      dependsOn              = [{ containerName = "proxy", condition = "HEALTHY" }]
      linuxParameters        = { initProcessEnabled = true, capabilities = { drop = ["ALL"] } }
      ulimits                = [{ name = "nofile", softLimit = 1024, hardLimit = 4096 }]
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          "awslogs-group"  = aws_cloudwatch_log_group.shells.name
          "awslogs-region" = "eu-central-1"
        }
      }
      healthCheck = { command = ["CMD-SHELL", "curl -f http://localhost:8080/"], interval = 30, retries = 3 }
    },
    {
      name      = "proxy"
      image     = "envoy:1.33"
      cpu       = 64
      essential = false
    },
  ])

  volume {
    name = "files"

    efs_volume_configuration {
      file_system_id          = "fs-0123456789abcdef0"
      root_directory          = "/"
      transit_encryption      = "ENABLED"
      transit_encryption_port = 2999

      authorization_config {
        access_point_id = "fsap-0123456789abcdef0"
        iam             = "ENABLED"
      }
    }
  }

  volume {
    name                = "scratch"
    host_path           = "/scratch"
    configure_at_launch = false
  }

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = "ARM64"
  }

  ephemeral_storage {
    size_in_gib = 50
  }

  proxy_configuration {
    type           = "APPMESH"
    container_name = "proxy"

    properties = {
      AppPorts = "8080"
    }
  }
}

resource "aws_ecs_task_definition" "written" {
  family = "written"

  container_definitions = <<-JSON
    [
      {"name": "batch", "image": "batch:${aws_kms_key.data.key_id}", "privileged": true, "memory": 256,
       "environment": [{"name": "QUEUE", "value": "${aws_cloudwatch_log_group.shells.arn}"}]}
    ]
  JSON
}

resource "aws_ecs_service" "shop_front" {
  name                               = "front"
  cluster                            = aws_ecs_cluster.shop.id
  task_definition                    = aws_ecs_task_definition.web.arn
  desired_count                      = 3
  launch_type                        = "FARGATE"
  platform_version                   = "LATEST"
  scheduling_strategy                = "REPLICA"
  enable_execute_command             = true
  enable_ecs_managed_tags            = true
  propagate_tags                     = "SERVICE"
  health_check_grace_period_seconds  = 60
  deployment_maximum_percent         = 200
  deployment_minimum_healthy_percent = 100
  availability_zone_rebalancing      = "ENABLED"
  wait_for_steady_state              = true
  force_new_deployment               = true

  deployment_configuration {
    strategy             = "BLUE_GREEN"
    bake_time_in_minutes = 5
  }

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  alarms {
    alarm_names = ["errors", "latency"]
    enable      = true
    rollback    = true
  }

  deployment_controller {
    type = "ECS"
  }

  network_configuration {
    subnets          = ["subnet-0aaaaaaaaaaaaaaaa", "subnet-0bbbbbbbbbbbbbbbb"]
    security_groups  = ["sg-0123456789abcdef0"]
    assign_public_ip = true
  }

  load_balancer {
    target_group_arn = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/web/1"
    container_name   = "web"
    container_port   = 8080
  }

  service_connect_configuration {
    enabled = true

    service {
      port_name      = "http"
      discovery_name = "front"

      client_alias {
        dns_name = "front"
        port     = 80
      }

      tls {
        kms_key  = aws_kms_key.data.arn
        role_arn = aws_iam_role.runner.arn

        issuer_cert_authority {
          aws_pca_authority_arn = "arn:aws:acm-pca:eu-central-1:123456789012:certificate-authority/1"
        }
      }
    }
  }

  volume_configuration {
    name = "scratch"

    managed_ebs_volume {
      role_arn    = aws_iam_role.runner.arn
      size_in_gb  = 20
      encrypted   = true
      kms_key_id  = aws_kms_key.data.arn
      volume_type = "gp3"
    }
  }
}

resource "aws_ecs_service" "spread" {
  name            = "spread"
  cluster         = aws_ecs_cluster.shop.arn
  task_definition = aws_ecs_task_definition.written.arn
  iam_role        = aws_iam_role.runner.arn

  ordered_placement_strategy {
    type  = "spread"
    field = "attribute:ecs.availability-zone"
  }

  placement_constraints {
    type = "distinctInstance"
  }
}

resource "aws_ecs_task_set" "green" {
  service         = aws_ecs_service.spread.id
  cluster         = aws_ecs_cluster.shop.id
  task_definition = aws_ecs_task_definition.web.arn
  launch_type     = "FARGATE"

  network_configuration {
    subnets          = ["subnet-0aaaaaaaaaaaaaaaa"]
    assign_public_ip = false
  }

  scale {
    unit  = "PERCENT"
    value = 50
  }
}

resource "aws_ecs_express_gateway_service" "quick" {
  service_name            = "quick"
  execution_role_arn      = aws_iam_role.runner.arn
  infrastructure_role_arn = aws_iam_role.runner.arn

  primary_container {
    image          = "nginx:1.27"
    container_port = 80

    environment {
      name  = "STAGE"
      value = "live"
    }
  }
}

resource "aws_kms_key" "data" {}

resource "aws_cloudwatch_log_group" "shells" {}

resource "aws_iam_role" "runner" {
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}
