# types: aws_ssm_parameter aws_ssm_document aws_ssm_association aws_ssm_service_setting aws_ssm_resource_data_sync
resource "aws_ssm_parameter" "stage" {
  name            = "/shop/stage"
  description     = "Where we are"
  type            = "String"
  value           = "live"
  tier            = "Standard"
  data_type       = "text"
  allowed_pattern = "^[a-z]+$"
  overwrite       = true

  tags = {
    Team = "shop"
  }
}

resource "aws_ssm_parameter" "hosts" {
  name           = "/shop/hosts"
  type           = "StringList"
  insecure_value = "a,b"
}

resource "aws_ssm_parameter" "password" {
  name   = "/shop/password"
  type   = "SecureString"
  key_id = "alias/parameters"
  value  = "first-secret"
}

resource "aws_ssm_document" "restart" {
  name            = "restart"
  document_type   = "Command"
  document_format = "JSON"
  target_type     = "/AWS::EC2::Instance"
  version_name    = "first"

  content = jsonencode({
    schemaVersion = "2.2"
    description   = "Restarts the shop"
    mainSteps     = [{ action = "aws:runShellScript", name = "restart", inputs = { runCommand = ["true"] } }]
  })

  attachments_source {
    key    = "SourceUrl"
    values = ["s3://packages/shop"]
  }

  permissions = {
    type        = "Share"
    account_ids = "All"
  }
}

resource "aws_ssm_association" "inventory" {
  name                             = aws_ssm_document.restart.name
  association_name                 = "inventory"
  schedule_expression              = "rate(1 day)"
  apply_only_at_cron_interval      = true
  automation_target_parameter_name = "InstanceId"
  compliance_severity              = "HIGH"
  document_version                 = "$DEFAULT"
  max_concurrency                  = "10%"
  max_errors                       = "1"
  sync_compliance                  = "AUTO"
  calendar_names                   = ["calendar"]

  parameters = {
    Mode = "full"
  }

  targets {
    key    = "tag:Team"
    values = ["shop", "books"]
  }

  output_location {
    s3_bucket_name = "outputs"
    s3_key_prefix  = "inventory"
    s3_region      = "eu-central-1"
  }
}

resource "aws_ssm_service_setting" "no_public_documents" {
  setting_id    = "/ssm/documents/console/public-sharing-permission"
  setting_value = "Disable"
}

resource "aws_ssm_resource_data_sync" "central" {
  name = "central"

  s3_destination {
    bucket_name = "central"
    region      = "eu-central-1"
    prefix      = "inventory"
    kms_key_arn = "arn:aws:kms:eu-central-1:123456789012:key/0a1b2c3d-0000-0000-0000-000000000000"
  }
}
