# types: aws_appflow_flow aws_appflow_connector_profile
resource "aws_appflow_flow" "orders" {
  name        = "orders"
  description = "Orders to the lake"
  kms_arn     = aws_kms_key.flows.arn

  source_flow_config {
    connector_type = "S3"

    source_connector_properties {
      s3 {
        bucket_name   = "orders"
        bucket_prefix = "new"
      }
    }
  }

  destination_flow_config {
    connector_type = "S3"

    destination_connector_properties {
      s3 {
        bucket_name = "lake"

        s3_output_format_config {
          file_type = "PARQUET"

          prefix_config {
            prefix_type      = "PATH"
            prefix_hierarchy = ["EXECUTION_ID"]
          }
        }
      }
    }
  }

  task {
    source_fields     = ["id"]
    destination_field = "id"
    task_type         = "Map"
  }

  trigger_config {
    trigger_type = "Scheduled"

    trigger_properties {
      scheduled {
        schedule_expression = "rate(1hours)"
        data_pull_mode      = "Incremental"
      }
    }
  }

  tags = {
    Team = "data"
  }
}

resource "aws_kms_key" "flows" {}

resource "aws_appflow_connector_profile" "sales" {
  name            = "sales"
  connector_type  = "Salesforce"
  connection_mode = "Public"
  kms_arn         = aws_kms_key.flows.arn
}
