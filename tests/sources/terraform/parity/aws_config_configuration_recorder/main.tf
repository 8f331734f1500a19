# types: aws_config_configuration_recorder aws_config_configuration_recorder_status aws_config_delivery_channel aws_config_config_rule aws_config_configuration_aggregator aws_config_aggregate_authorization aws_config_conformance_pack aws_config_organization_conformance_pack aws_config_organization_managed_rule aws_config_organization_custom_rule aws_config_organization_custom_policy_rule aws_config_remediation_configuration
resource "aws_config_configuration_recorder" "everything" {
  name     = "everything"
  role_arn = aws_iam_role.recorder.arn

  recording_group {
    include_global_resource_types = true

    recording_strategy {
      use_only = "ALL_SUPPORTED_RESOURCE_TYPES"
    }
  }

  recording_mode {
    recording_frequency = "CONTINUOUS"

    recording_mode_override {
      description         = "Instances once a day"
      resource_types      = ["AWS::EC2::Instance"]
      recording_frequency = "DAILY"
    }
  }
}

resource "aws_config_configuration_recorder_status" "everything" {
  name       = aws_config_configuration_recorder.everything.name
  is_enabled = true
  depends_on = [aws_config_delivery_channel.bucket]
}

resource "aws_config_configuration_recorder" "some" {
  name     = "some"
  role_arn = aws_iam_role.recorder.arn

  recording_group {
    all_supported = false

    exclusion_by_resource_types {
      resource_types = ["AWS::EC2::Instance", "AWS::EC2::Volume"]
    }

    recording_strategy {
      use_only = "EXCLUSION_BY_RESOURCE_TYPES"
    }
  }
}

resource "aws_config_configuration_recorder_status" "some" {
  name       = aws_config_configuration_recorder.some.name
  is_enabled = false
}

resource "aws_config_configuration_recorder" "defaults" {
  role_arn = aws_iam_role.recorder.arn
}

resource "aws_config_delivery_channel" "bucket" {
  name           = "bucket"
  s3_bucket_name = "history-of-the-shop"
  s3_key_prefix  = "config"
  s3_kms_key_arn = "arn:aws:kms:eu-central-1:123456789012:key/0a1b2c3d-0000-0000-0000-000000000000"
  sns_topic_arn  = "arn:aws:sns:eu-central-1:123456789012:changes"

  snapshot_delivery_properties {
    delivery_frequency = "Six_Hours"
  }
}

resource "aws_config_config_rule" "encrypted" {
  name                        = "encrypted"
  description                 = "Volumes are encrypted"
  input_parameters            = jsonencode({ kmsId = "0a1b" })
  maximum_execution_frequency = "Six_Hours"

  evaluation_mode {
    mode = "DETECTIVE"
  }

  scope {
    compliance_resource_types = ["AWS::EC2::Volume"]
  }

  source {
    owner             = "AWS"
    source_identifier = "ENCRYPTED_VOLUMES"
  }
}

resource "aws_config_config_rule" "own" {
  name = "own"

  scope {
    tag_key   = "Team"
    tag_value = "shop"
  }

  source {
    owner             = "CUSTOM_LAMBDA"
    source_identifier = "arn:aws:lambda:eu-central-1:123456789012:function:judge"

    source_detail {
      event_source = "aws.config"
      message_type = "ConfigurationItemChangeNotification"
    }

    source_detail {
      event_source                = "aws.config"
      message_type                = "ScheduledNotification"
      maximum_execution_frequency = "One_Hour"
    }
  }
}

resource "aws_config_remediation_configuration" "encrypted" {
  config_rule_name           = aws_config_config_rule.encrypted.name
  resource_type              = "AWS::EC2::Volume"
  target_type                = "SSM_DOCUMENT"
  target_id                  = "AWS-DeleteUnusedEBSVolume"
  target_version             = "1"
  automatic                  = true
  maximum_automatic_attempts = 3
  retry_attempt_seconds      = 60

  parameter {
    name         = "AutomationAssumeRole"
    static_value = "arn:aws:iam::123456789012:role/remedy"
  }

  parameter {
    name           = "VolumeId"
    resource_value = "RESOURCE_ID"
  }

  parameter {
    name          = "Tags"
    static_values = ["a", "b"]
  }

  execution_controls {
    ssm_controls {
      concurrent_execution_rate_percentage = 25
      error_percentage                     = 20
    }
  }
}

resource "aws_config_configuration_aggregator" "accounts" {
  name = "accounts"

  account_aggregation_source {
    account_ids = ["123456789012", "210987654321"]
    regions     = ["eu-central-1", "eu-west-1"]
  }
}

resource "aws_config_configuration_aggregator" "organization" {
  name = "organization"

  organization_aggregation_source {
    all_regions = true
    role_arn    = aws_iam_role.recorder.arn
  }
}

resource "aws_config_aggregate_authorization" "audit" {
  account_id            = "210987654321"
  authorized_aws_region = "eu-central-1"
}

resource "aws_config_conformance_pack" "basics" {
  name                   = "basics"
  delivery_s3_bucket     = "packs"
  delivery_s3_key_prefix = "basics"
  template_body          = "Resources: {}"

  input_parameter {
    parameter_name  = "MaximumAge"
    parameter_value = "90"
  }
}

resource "aws_config_organization_conformance_pack" "basics_everywhere" {
  name              = "basics-everywhere"
  excluded_accounts = ["210987654321"]
  template_s3_uri   = "s3://packs/basics.yaml"

  input_parameter {
    parameter_name  = "MaximumAge"
    parameter_value = "90"
  }
}

resource "aws_config_organization_managed_rule" "keys" {
  name                        = "keys"
  description                 = "Keys are rotated"
  rule_identifier             = "ACCESS_KEYS_ROTATED"
  input_parameters            = jsonencode({ maxAccessKeyAge = "90" })
  maximum_execution_frequency = "TwentyFour_Hours"
  excluded_accounts           = ["210987654321"]
  resource_types_scope        = ["AWS::IAM::User"]
}

resource "aws_config_organization_custom_rule" "judge" {
  name                = "judge"
  lambda_function_arn = "arn:aws:lambda:eu-central-1:123456789012:function:judge"
  trigger_types       = ["ConfigurationItemChangeNotification"]
  tag_key_scope       = "Team"
  tag_value_scope     = "shop"
}

resource "aws_config_organization_custom_policy_rule" "guard" {
  name           = "guard"
  policy_runtime = "guard-2.x.x"
  policy_text    = "rule encrypted { configuration.encrypted == true }"
  trigger_types  = ["ConfigurationItemChangeNotification"]
}

resource "aws_iam_role" "recorder" {
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}
