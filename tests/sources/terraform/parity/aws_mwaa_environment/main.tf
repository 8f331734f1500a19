# types: aws_mwaa_environment aws_ram_resource_share aws_ram_principal_association aws_ram_resource_association
resource "aws_mwaa_environment" "flows" {
  name                            = "flows"
  airflow_version                 = "2.10.3"
  dag_s3_path                     = "dags/"
  environment_class               = "mw1.small"
  execution_role_arn              = "arn:aws:iam::123456789012:role/flows"
  kms_key                         = aws_kms_key.flows_key.arn
  max_workers                     = 5
  min_workers                     = 1
  schedulers                      = 2
  source_bucket_arn               = "arn:aws:s3:::flows"
  webserver_access_mode           = "PUBLIC_ONLY"
  weekly_maintenance_window_start = "SUN:03:30"
  endpoint_management             = "SERVICE"

  airflow_configuration_options = {
    "core.default_task_retries" = "3"
  }

  logging_configuration {
    dag_processing_logs {
      enabled   = true
      log_level = "WARNING"
    }

    task_logs {
      enabled   = true
      log_level = "INFO"
    }
  }

  network_configuration {
    security_group_ids = ["sg-0123456789abcdef0"]
    subnet_ids         = ["subnet-0aaaaaaaaaaaaaaaa", "subnet-0bbbbbbbbbbbbbbbb"]
  }

  tags = {
    Team = "data"
  }
}

resource "aws_ram_resource_share" "subnets" {
  name                      = "subnets"
  allow_external_principals = true
  permission_arns           = ["arn:aws:ram::aws:permission/AWSRAMDefaultPermissionSubnet"]
}

resource "aws_ram_principal_association" "partner" {
  resource_share_arn = aws_ram_resource_share.subnets.arn
  principal          = "210987654321"
}

resource "aws_ram_resource_association" "first" {
  resource_share_arn = aws_ram_resource_share.subnets.id
  resource_arn       = "arn:aws:ec2:eu-central-1:123456789012:subnet/subnet-0aaaaaaaaaaaaaaaa"
}

resource "aws_kms_key" "flows_key" {}
