# types: aws_autoscaling_group aws_autoscaling_attachment aws_autoscaling_traffic_source_attachment aws_autoscaling_group_tag aws_autoscaling_notification aws_autoscaling_lifecycle_hook aws_autoscaling_policy aws_autoscaling_schedule aws_launch_configuration

resource "aws_vpc" "harbour" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "front" {
  vpc_id     = aws_vpc.harbour.id
  cidr_block = "10.0.1.0/24"
}

resource "aws_lb_target_group" "shop" {
  port     = 80
  protocol = "HTTP"
  vpc_id   = aws_vpc.harbour.id
}

resource "aws_lb_target_group" "raw" {
  port     = 81
  protocol = "HTTP"
  vpc_id   = aws_vpc.harbour.id
}

resource "aws_launch_template" "servers" {
  name = "servers"
}

resource "aws_launch_configuration" "old_servers" {
  image_id                    = "ami-0123456789abcdef0"
  instance_type               = "t2.micro"
  security_groups             = ["sg-0123456789abcdef0"]
  associate_public_ip_address = false
  enable_monitoring           = false
  spot_price                  = "0.01"
  placement_tenancy           = "dedicated"
  user_data_base64            = base64encode("hello")

  root_block_device {
    volume_size = 10
    encrypted   = true
  }
  ebs_block_device {
    device_name = "/dev/sdf"
    volume_size = 50
    volume_type = "gp3"
    throughput  = 130
    snapshot_id = "snap-0123456789abcdef0"
  }
  ephemeral_block_device {
    device_name  = "/dev/sdg"
    virtual_name = "ephemeral0"
  }
  metadata_options {
    http_tokens = "required"
  }
}

resource "aws_autoscaling_group" "web" {
  name                      = "web"
  min_size                  = 1
  max_size                  = 4
  desired_capacity          = 2
  default_cooldown          = 60
  health_check_type         = "ELB"
  vpc_zone_identifier       = [aws_subnet.front.id]
  target_group_arns         = [aws_lb_target_group.shop.arn]
  termination_policies      = ["OldestInstance", "Default"]
  protect_from_scale_in     = true
  enabled_metrics           = ["GroupMinSize", "GroupMaxSize"]
  service_linked_role_arn   = "arn:aws:iam::123456789012:role/aws-service-role/autoscaling.amazonaws.com/r"
  wait_for_capacity_timeout = "0"
  suspended_processes       = ["AZRebalance"]

  launch_template {
    id = aws_launch_template.servers.id
  }
  initial_lifecycle_hook {
    name                 = "warm-up"
    default_result       = "CONTINUE"
    heartbeat_timeout    = 300
    lifecycle_transition = "autoscaling:EC2_INSTANCE_LAUNCHING"
  }
  instance_maintenance_policy {
    min_healthy_percentage = 90
    max_healthy_percentage = 120
  }
  instance_refresh {
    strategy = "Rolling"
  }
  warm_pool {
    min_size   = 1
    pool_state = "Stopped"
    instance_reuse_policy {
      reuse_on_scale_in = true
    }
  }
  tag {
    key                 = "Name"
    value               = "web"
    propagate_at_launch = true
  }
  tag {
    key                 = "kind"
    value               = "group"
    propagate_at_launch = false
  }
}

resource "aws_autoscaling_group_tag" "web" {
  autoscaling_group_name = aws_autoscaling_group.web.name
  tag {
    key                 = "cost"
    value               = "4711"
    propagate_at_launch = true
  }
}

resource "aws_autoscaling_attachment" "web" {
  autoscaling_group_name = aws_autoscaling_group.web.id
  lb_target_group_arn    = aws_lb_target_group.raw.arn
}

resource "aws_autoscaling_attachment" "web_of_old_door" {
  autoscaling_group_name = aws_autoscaling_group.web.id
  elb                    = "old-door"
}

resource "aws_autoscaling_traffic_source_attachment" "web" {
  autoscaling_group_name = aws_autoscaling_group.web.id
  traffic_source {
    identifier = "arn:aws:vpc-lattice:eu-central-1:123456789012:targetgroup/tg-1"
    type       = "vpc-lattice"
  }
}

resource "aws_autoscaling_notification" "web" {
  group_names   = [aws_autoscaling_group.web.name, aws_autoscaling_group.mixed.name]
  topic_arn     = "arn:aws:sns:eu-central-1:123456789012:scaling"
  notifications = ["autoscaling:EC2_INSTANCE_LAUNCH", "autoscaling:EC2_INSTANCE_TERMINATE"]
}

resource "aws_autoscaling_lifecycle_hook" "drain" {
  autoscaling_group_name  = aws_autoscaling_group.web.name
  name                    = "drain"
  lifecycle_transition    = "autoscaling:EC2_INSTANCE_TERMINATING"
  notification_target_arn = "arn:aws:sns:eu-central-1:123456789012:drain"
  role_arn                = "arn:aws:iam::123456789012:role/drain"
}

resource "aws_autoscaling_schedule" "night" {
  autoscaling_group_name = aws_autoscaling_group.web.name
  scheduled_action_name  = "night"
  min_size               = 0
  max_size               = -1
  desired_capacity       = 0
  recurrence             = "0 22 * * *"
  time_zone              = "Europe/Berlin"
}

resource "aws_autoscaling_policy" "by_cpu" {
  autoscaling_group_name = aws_autoscaling_group.web.id
  name                   = "by-cpu"
  policy_type            = "TargetTrackingScaling"

  target_tracking_configuration {
    target_value = 60
    predefined_metric_specification {
      predefined_metric_type = "ASGAverageCPUUtilization"
    }
  }
}

resource "aws_autoscaling_policy" "by_queue" {
  autoscaling_group_name = aws_autoscaling_group.web.id
  name                   = "by-queue"
  policy_type            = "TargetTrackingScaling"

  target_tracking_configuration {
    target_value = 10
    customized_metric_specification {
      metric_name = "Waiting"
      namespace   = "Shop"
      statistic   = "Average"
      metric_dimension {
        name  = "Queue"
        value = "orders"
      }
    }
  }
}

resource "aws_autoscaling_policy" "in_steps" {
  autoscaling_group_name = aws_autoscaling_group.web.id
  name                   = "in-steps"
  policy_type            = "StepScaling"
  adjustment_type        = "ChangeInCapacity"

  step_adjustment {
    scaling_adjustment          = 1
    metric_interval_lower_bound = "0"
    metric_interval_upper_bound = "20"
  }
  step_adjustment {
    scaling_adjustment          = 3
    metric_interval_lower_bound = "20"
  }
}

resource "aws_autoscaling_group" "mixed" {
  name                      = "mixed"
  min_size                  = 0
  max_size                  = 2
  availability_zones        = ["eu-central-1a"]
  health_check_grace_period = 30
  load_balancers            = ["old-door"]
  capacity_rebalance        = true

  mixed_instances_policy {
    instances_distribution {
      on_demand_base_capacity  = 1
      spot_allocation_strategy = "price-capacity-optimized"
    }
    launch_template {
      launch_template_specification {
        launch_template_id = aws_launch_template.servers.id
      }
      override {
        instance_type     = "c5.large"
        weighted_capacity = "2"
      }
      override {
        instance_requirements {
          memory_mib {
            min = 4096
          }
          vcpu_count {
            min = 2
          }
        }
      }
    }
  }
}

resource "aws_autoscaling_group" "older" {
  name                 = "older"
  min_size             = 1
  max_size             = 1
  launch_configuration = aws_launch_configuration.old_servers.name
}
