# types: aws_emr_cluster aws_emr_security_configuration aws_emr_managed_scaling_policy aws_emr_instance_fleet aws_emr_instance_group aws_emr_block_public_access_configuration
resource "aws_emr_cluster" "numbers" {
  name                              = "numbers"
  release_label                     = "emr-7.9.0"
  applications                      = ["Spark", "Hive"]
  service_role                      = aws_iam_role.runner.arn
  autoscaling_role                  = aws_iam_role.runner.arn
  security_configuration            = aws_emr_security_configuration.encrypted.id
  log_uri                           = "s3://emr-logs/"
  log_encryption_kms_key_id         = aws_kms_key.data.arn
  termination_protection            = true
  keep_job_flow_alive_when_no_steps = true
  visible_to_all_users              = true
  ebs_root_volume_size              = 50
  step_concurrency_level            = 2

  ec2_attributes {
    subnet_id                         = "subnet-0aaaaaaaaaaaaaaaa"
    key_name                          = "operators"
    instance_profile                  = "arn:aws:iam::123456789012:instance-profile/emr"
    emr_managed_master_security_group = "sg-0aaaaaaaaaaaaaaaa"
    emr_managed_slave_security_group  = "sg-0bbbbbbbbbbbbbbbb"
    additional_master_security_groups = "sg-0cccccccccccccccc, sg-0dddddddddddddddd"
  }

  master_instance_group {
    instance_type  = "m7g.xlarge"
    instance_count = 3
  }

  core_instance_group {
    name           = "core"
    instance_type  = "m7g.2xlarge"
    instance_count = 2
    bid_price      = "0.30"

    ebs_config {
      size                 = 100
      type                 = "gp3"
      volumes_per_instance = 2
    }

    autoscaling_policy = jsonencode({
      Constraints = { MinCapacity = 1, MaxCapacity = 5 }
      Rules       = []
    })
  }

  configurations_json = jsonencode([
    {
      Classification = "spark-env"
      Configurations = [{ Classification = "export", Properties = { STAGE = "live" } }]
      Properties     = {}
    },
  ])

  bootstrap_action {
    name = "agents"
    path = "s3://scripts/agents.sh"
    args = ["--quiet"]
  }

  step {
    name              = "load"
    action_on_failure = "CONTINUE"

    hadoop_jar_step {
      jar  = "command-runner.jar"
      args = ["spark-submit", "load.py"]

      properties = {
        mode = "fast"
      }
    }
  }

  auto_termination_policy {
    idle_timeout = 3600
  }

  kerberos_attributes {
    kdc_admin_password = "first-password"
    realm              = "EC2.INTERNAL"
  }
}

resource "aws_emr_cluster" "fleets" {
  name          = "fleets"
  release_label = "emr-7.9.0"
  service_role  = aws_iam_role.runner.arn

  master_instance_fleet {
    target_on_demand_capacity = 1

    instance_type_configs {
      instance_type     = "m7g.xlarge"
      weighted_capacity = 1

      configurations {
        classification = "spark"

        properties = {
          "maximizeResourceAllocation" = "true"
        }
      }

      ebs_config {
        size = 64
        type = "gp3"
        iops = 3000
      }
    }

    launch_specifications {
      spot_specification {
        allocation_strategy      = "capacity-optimized"
        timeout_action           = "SWITCH_TO_ON_DEMAND"
        timeout_duration_minutes = 10
      }
    }
  }
}

resource "aws_emr_security_configuration" "encrypted" {
  name = "encrypted"
  configuration = jsonencode({
    EncryptionConfiguration = {
      EnableInTransitEncryption = false
      EnableAtRestEncryption    = true
    }
  })
}

resource "aws_emr_managed_scaling_policy" "fleets" {
  cluster_id = aws_emr_cluster.fleets.id

  compute_limits {
    unit_type                       = "InstanceFleetUnits"
    minimum_capacity_units          = 1
    maximum_capacity_units          = 10
    maximum_ondemand_capacity_units = 4
    maximum_core_capacity_units     = 5
  }
}

resource "aws_kms_key" "data" {}

resource "aws_iam_role" "runner" {
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}

resource "aws_emr_instance_fleet" "more" {
  cluster_id           = aws_emr_cluster.fleets.id
  name                 = "more"
  target_spot_capacity = 2

  instance_type_configs {
    instance_type     = "m7g.xlarge"
    weighted_capacity = 1

    ebs_config {
      size                 = 100
      type                 = "gp3"
      volumes_per_instance = 1
    }
  }
}

resource "aws_emr_instance_group" "workers" {
  cluster_id     = aws_emr_cluster.numbers.id
  name           = "workers"
  instance_type  = "m7g.xlarge"
  instance_count = 2
  ebs_optimized  = true

  ebs_config {
    size                 = 64
    type                 = "gp3"
    volumes_per_instance = 1
  }
}

resource "aws_emr_block_public_access_configuration" "block" {
  block_public_security_group_rules = true

  permitted_public_security_group_rule_range {
    min_range = 22
    max_range = 22
  }
}
