# types: aws_ec2_fleet aws_spot_fleet_request

resource "aws_launch_template" "servers" {
  name = "servers"
}

resource "aws_security_group" "servers_group" {
  description = "Servers"
}

resource "aws_ec2_fleet" "mixed" {
  type                = "maintain"
  terminate_instances = true

  launch_template_config {
    launch_template_specification {
      launch_template_id = aws_launch_template.servers.id
      version            = "1"
    }
    override {
      instance_type     = "c5.large"
      weighted_capacity = 2
    }
  }
  spot_options {
    allocation_strategy = "diversified"
    maintenance_strategies {
      capacity_rebalance {
        replacement_strategy = "launch"
      }
    }
  }
  target_capacity_specification {
    default_target_capacity_type = "spot"
    total_target_capacity        = 5
  }

  tags = {
    team = "harbour"
  }
}

resource "aws_spot_fleet_request" "cheap" {
  iam_fleet_role       = "arn:aws:iam::123456789012:role/fleet"
  allocation_strategy  = "diversified"
  target_capacity      = 6
  fleet_type           = "maintain"
  target_group_arns    = ["arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/shop/1"]
  load_balancers       = ["old-door"]
  wait_for_fulfillment = true

  launch_specification {
    ami                         = "ami-0123456789abcdef0"
    instance_type               = "m4.large"
    associate_public_ip_address = true
    availability_zone           = "eu-central-1a"
    iam_instance_profile_arn    = "arn:aws:iam::123456789012:instance-profile/server"
    key_name                    = "operator"
    monitoring                  = true
    placement_tenancy           = "dedicated"
    spot_price                  = "0.1"
    user_data                   = "hello"
    vpc_security_group_ids      = [aws_security_group.servers_group.id]
    weighted_capacity           = "3"

    root_block_device {
      volume_size = 20
      encrypted   = true
    }
    ebs_block_device {
      device_name           = "/dev/sdf"
      volume_size           = 8
      delete_on_termination = false
    }

    tags = {
      Name = "cheap"
    }
  }

  tags = {
    team = "harbour"
  }
}

resource "aws_spot_fleet_request" "templated" {
  iam_fleet_role  = "arn:aws:iam::123456789012:role/fleet"
  target_capacity = 1
  valid_until     = "2030-01-01T00:00:00Z"

  launch_template_config {
    launch_template_specification {
      id      = aws_launch_template.servers.id
      version = "2"
    }
    overrides {
      instance_type = "c5.large"
      priority      = 1
    }
  }
  spot_maintenance_strategies {
    capacity_rebalance {
      replacement_strategy = "launch"
    }
  }
}
