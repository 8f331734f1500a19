# types: aws_appstream_fleet aws_bedrockagent_agent aws_bedrockagent_data_source aws_bedrockagent_prompt aws_glue_ml_transform aws_sagemaker_data_quality_job_definition aws_sagemaker_monitoring_schedule
resource "aws_appstream_fleet" "desks" {
  name                           = "desks"
  instance_type                  = "stream.standard.small"
  fleet_type                     = "ON_DEMAND"
  max_user_duration_in_seconds   = 3600
  enable_default_internet_access = false
  compute_capacity {
    desired_instances = 2
  }
  vpc_config {
    subnet_ids         = ["subnet-1", "subnet-2"]
    security_group_ids = ["sg-1"]
  }
}
resource "aws_bedrockagent_agent" "helper" {
  agent_name                  = "helper"
  agent_resource_role_arn     = "arn:aws:iam::123456789012:role/agent"
  foundation_model            = "anthropic.claude-v2"
  instruction                 = "Answer what customers ask about their orders."
  idle_session_ttl_in_seconds = 600
  customer_encryption_key_arn = "arn:aws:kms:eu-central-1:123456789012:key/1"
}
resource "aws_bedrockagent_data_source" "papers" {
  name              = "papers"
  knowledge_base_id = "ABCDEFGHIJ"
  data_source_configuration {
    type = "S3"
    s3_configuration {
      bucket_arn = "arn:aws:s3:::papers"
    }
  }
}
resource "aws_bedrockagent_prompt" "greeting" {
  name                        = "greeting"
  description                 = "How we begin"
  customer_encryption_key_arn = "arn:aws:kms:eu-central-1:123456789012:key/1"
}
resource "aws_glue_ml_transform" "matches" {
  name         = "matches"
  role_arn     = "arn:aws:iam::123456789012:role/glue"
  glue_version = "2.0"
  timeout      = 60
  input_record_tables {
    database_name = "shop"
    table_name    = "customers"
  }
  parameters {
    transform_type = "FIND_MATCHES"
    find_matches_parameters {
      primary_key_column_name = "id"
    }
  }
}
resource "aws_sagemaker_data_quality_job_definition" "quality" {
  name     = "quality"
  role_arn = "arn:aws:iam::123456789012:role/sagemaker"
  network_config {
    enable_inter_container_traffic_encryption = true
    enable_network_isolation                  = true
  }
}
resource "aws_sagemaker_monitoring_schedule" "hourly" {
  name = "hourly"
  monitoring_schedule_config {
    monitoring_job_definition_name = "quality"
    monitoring_type                = "DataQuality"
    schedule_config {
      schedule_expression = "cron(0 * ? * * *)"
    }
  }
}
