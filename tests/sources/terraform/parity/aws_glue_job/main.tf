# types: aws_glue_job aws_glue_crawler aws_glue_connection aws_glue_security_configuration aws_glue_data_catalog_encryption_settings aws_glue_catalog_database aws_glue_registry aws_glue_schema aws_glue_trigger aws_glue_workflow aws_glue_dev_endpoint
resource "aws_glue_job" "nightly" {
  name                   = "nightly"
  description            = "Every night"
  role_arn               = aws_iam_role.data.arn
  glue_version           = "5.0"
  worker_type            = "G.1X"
  number_of_workers      = 4
  max_retries            = 1
  timeout                = 60
  execution_class        = "STANDARD"
  security_configuration = aws_glue_security_configuration.strict.name
  connections            = ["orders", "returns"]

  command {
    name            = "glueetl"
    python_version  = "3"
    script_location = "s3://scripts/nightly.py"
  }

  default_arguments = {
    "--job-language" = "python"
  }

  non_overridable_arguments = {
    "--stage" = "live"
  }

  execution_property {
    max_concurrent_runs = 2
  }

  notification_property {
    notify_delay_after = 10
  }

  tags = {
    Team = "data"
  }
}

resource "aws_glue_security_configuration" "strict" {
  name = "strict"

  encryption_configuration {
    cloudwatch_encryption {
      cloudwatch_encryption_mode = "SSE-KMS"
      kms_key_arn                = aws_kms_key.data_key.arn
    }

    job_bookmarks_encryption {
      job_bookmarks_encryption_mode = "CSE-KMS"
      kms_key_arn                   = aws_kms_key.data_key.arn
    }

    s3_encryption {
      s3_encryption_mode = "SSE-KMS"
      kms_key_arn        = aws_kms_key.data_key.arn
    }
  }
}

resource "aws_glue_data_catalog_encryption_settings" "catalog" {
  catalog_id = "123456789012"

  data_catalog_encryption_settings {
    connection_password_encryption {
      aws_kms_key_id                       = aws_kms_key.data_key.arn
      return_connection_password_encrypted = true
    }

    encryption_at_rest {
      catalog_encryption_mode = "SSE-KMS"
      sse_aws_kms_key_id      = aws_kms_key.data_key.arn
    }
  }
}

resource "aws_glue_connection" "orders" {
  catalog_id     = "123456789012"
  name           = "orders"
  description    = "The orders"
  match_criteria = ["postgres"]

  connection_properties = {
    JDBC_CONNECTION_URL = "jdbc:postgresql://orders.example.com/orders"
    JDBC_ENFORCE_SSL    = "true"
    USERNAME            = "reader"
    PASSWORD            = "first-secret"
  }

  physical_connection_requirements {
    availability_zone      = "eu-central-1a"
    security_group_id_list = ["sg-0123456789abcdef0"]
    subnet_id              = "subnet-0aaaaaaaaaaaaaaaa"
  }
}

resource "aws_glue_crawler" "finder" {
  name                   = "lake"
  database_name          = aws_glue_catalog_database.lake.name
  description            = "Finds tables"
  role                   = aws_iam_role.data.arn
  schedule               = "cron(0 1 * * ? *)"
  security_configuration = "strict"
  table_prefix           = "raw_"
  classifiers            = ["own"]
  configuration          = jsonencode({ Version = 1.0 })

  s3_target {
    path       = "s3://lake/raw"
    exclusions = ["**.tmp"]
  }

  s3_target {
    path        = "s3://lake/clean"
    sample_size = 10
  }

  jdbc_target {
    connection_name = "orders"
    path            = "orders/%"
  }

  dynamodb_target {
    path = "carts"
  }

  schema_change_policy {
    delete_behavior = "LOG"
    update_behavior = "UPDATE_IN_DATABASE"
  }

  recrawl_policy {
    recrawl_behavior = "CRAWL_EVERYTHING"
  }

  lineage_configuration {
    crawler_lineage_settings = "ENABLE"
  }
}

resource "aws_glue_catalog_database" "lake" {
  catalog_id   = "123456789012"
  name         = "lake"
  description  = "All of it"
  location_uri = "s3://lake"

  parameters = {
    owner = "data"
  }

  create_table_default_permission {
    permissions = ["SELECT"]

    principal {
      data_lake_principal_identifier = "IAM_ALLOWED_PRINCIPALS"
    }
  }
}

resource "aws_glue_registry" "events" {
  registry_name = "events"
  description   = "What is sent"
}

resource "aws_glue_schema" "order" {
  registry_arn      = aws_glue_registry.events.arn
  schema_name       = "order"
  data_format       = "AVRO"
  compatibility     = "BACKWARD"
  schema_definition = "{\"type\": \"record\", \"name\": \"order\", \"fields\": []}"
}

resource "aws_glue_workflow" "nights" {
  name                = "nights"
  description         = "One after the other"
  max_concurrent_runs = 1
}

resource "aws_glue_trigger" "start" {
  name              = "start"
  type              = "SCHEDULED"
  schedule          = "cron(0 1 * * ? *)"
  start_on_creation = true
  workflow_name     = aws_glue_workflow.nights.name

  actions {
    job_name = "nightly"

    arguments = {
      "--day" = "yesterday"
    }
  }
}

resource "aws_glue_dev_endpoint" "bench" {
  name                   = "bench"
  role_arn               = aws_iam_role.data.arn
  glue_version           = "1.0"
  security_configuration = "strict"
  subnet_id              = "subnet-0aaaaaaaaaaaaaaaa"
  security_group_ids     = ["sg-0123456789abcdef0"]
}

resource "aws_kms_key" "data_key" {}

resource "aws_iam_role" "data" {
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}
