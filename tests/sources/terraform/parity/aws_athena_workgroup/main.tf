# types: aws_athena_workgroup aws_athena_database aws_athena_data_catalog aws_athena_named_query aws_athena_prepared_statement
resource "aws_athena_workgroup" "analysts" {
  name          = "analysts"
  description   = "Those who ask"
  state         = "ENABLED"
  force_destroy = true

  configuration {
    bytes_scanned_cutoff_per_query     = 10737418240
    enforce_workgroup_configuration    = true
    publish_cloudwatch_metrics_enabled = false
    requester_pays_enabled             = true
    execution_role                     = "arn:aws:iam::123456789012:role/athena"

    engine_version {
      selected_engine_version = "Athena engine version 3"
    }

    result_configuration {
      output_location       = "s3://results/"
      expected_bucket_owner = "123456789012"

      acl_configuration {
        s3_acl_option = "BUCKET_OWNER_FULL_CONTROL"
      }

      encryption_configuration {
        encryption_option = "SSE_KMS"
        kms_key_arn       = aws_kms_key.results.arn
      }
    }

    monitoring_configuration {
      cloud_watch_logging_configuration {
        enabled   = true
        log_group = "athena"

        log_type {
          key    = "SPARK_DRIVER"
          values = ["STDOUT", "STDERR"]
        }
      }
    }
  }

  tags = {
    Team = "data"
  }
}

resource "aws_athena_workgroup" "free" {
  name = "free"

  configuration {
    enforce_workgroup_configuration = false
  }
}

resource "aws_athena_database" "lake" {
  name    = "lake"
  bucket  = "results"
  comment = "All of it"

  properties = {
    owner = "data"
  }

  encryption_configuration {
    encryption_option = "SSE_S3"
  }
}

resource "aws_athena_data_catalog" "other" {
  name        = "other"
  description = "Another account's"
  type        = "GLUE"

  parameters = {
    catalog-id = "210987654321"
  }
}

resource "aws_athena_named_query" "orders" {
  name        = "orders"
  description = "All orders"
  workgroup   = aws_athena_workgroup.analysts.id
  database    = aws_athena_database.lake.name
  query       = "SELECT * FROM orders"
}

resource "aws_athena_prepared_statement" "order" {
  name            = "one_order"
  description     = "One order"
  workgroup       = aws_athena_workgroup.analysts.name
  query_statement = "SELECT * FROM orders WHERE id = ?"
}

resource "aws_kms_key" "results" {}
