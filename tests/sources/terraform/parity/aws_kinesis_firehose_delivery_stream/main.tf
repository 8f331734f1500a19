resource "aws_kinesis_firehose_delivery_stream" "lake" {
  name        = "lake"
  destination = "extended_s3"

  kinesis_source_configuration {
    kinesis_stream_arn = "arn:aws:kinesis:eu-central-1:123456789012:stream/clicks"
    role_arn           = aws_iam_role.delivery.arn
  }

  extended_s3_configuration {
    bucket_arn          = "arn:aws:s3:::lake"
    role_arn            = aws_iam_role.delivery.arn
    buffering_interval  = 120
    buffering_size      = 128
    compression_format  = "UNCOMPRESSED"
    custom_time_zone    = "Europe/Berlin"
    prefix              = "clicks/!{partitionKeyFromQuery:shop}/"
    error_output_prefix = "errors/"
    kms_key_arn         = aws_kms_key.lake_key.arn
    s3_backup_mode      = "Enabled"

    cloudwatch_logging_options {
      enabled         = true
      log_group_name  = "/firehose/lake"
      log_stream_name = "delivery"
    }

    data_format_conversion_configuration {
      enabled = true

      input_format_configuration {
        deserializer {
          open_x_json_ser_de {
            case_insensitive            = false
            column_to_json_key_mappings = { shop = "shop_id" }
          }
        }
      }

      output_format_configuration {
        serializer {
          parquet_ser_de {
            compression    = "GZIP"
            writer_version = "V2"
          }
        }
      }

      schema_configuration {
        database_name = "lake"
        role_arn      = aws_iam_role.delivery.arn
        table_name    = "clicks"
      }
    }

    dynamic_partitioning_configuration {
      enabled        = true
      retry_duration = 600
    }

    processing_configuration {
      enabled = true

      processors {
        type = "MetadataExtraction"

        parameters {
          parameter_name  = "JsonParsingEngine"
          parameter_value = "JQ-1.6"
        }

        parameters {
          parameter_name  = "MetadataExtractionQuery"
          parameter_value = "{shop:.shop_id}"
        }
      }
    }

    s3_backup_configuration {
      bucket_arn  = "arn:aws:s3:::raw"
      role_arn    = aws_iam_role.delivery.arn
      kms_key_arn = aws_kms_key.lake_key.arn
    }
  }

  tags = {
    Team = "shop"
  }
}

resource "aws_kinesis_firehose_delivery_stream" "search" {
  name        = "search"
  destination = "opensearch"

  opensearch_configuration {
    domain_arn            = "arn:aws:es:eu-central-1:123456789012:domain/search"
    role_arn              = aws_iam_role.delivery.arn
    index_name            = "clicks"
    index_rotation_period = "OneDay"
    buffering_interval    = 60
    buffering_size        = 4
    retry_duration        = 300
    s3_backup_mode        = "AllDocuments"

    document_id_options {
      default_document_id_format = "NO_DOCUMENT_ID"
    }

    s3_configuration {
      bucket_arn         = "arn:aws:s3:::failed"
      role_arn           = aws_iam_role.delivery.arn
      buffering_size     = 10
      buffering_interval = 400
      compression_format = "GZIP"
      kms_key_arn        = aws_kms_key.lake_key.arn
    }

    vpc_config {
      role_arn           = aws_iam_role.delivery.arn
      security_group_ids = ["sg-0123456789abcdef0"]
      subnet_ids         = ["subnet-0aaaaaaaaaaaaaaaa", "subnet-0bbbbbbbbbbbbbbbb"]
    }
  }

  server_side_encryption {
    enabled  = true
    key_type = "CUSTOMER_MANAGED_CMK"
    key_arn  = aws_kms_key.lake_key.arn
  }
}

resource "aws_kinesis_firehose_delivery_stream" "endpoint" {
  name        = "endpoint"
  destination = "http_endpoint"

  http_endpoint_configuration {
    url                = "https://logs.example.com/collect"
    name               = "collector"
    access_key         = "first-secret"
    role_arn           = aws_iam_role.delivery.arn
    buffering_interval = 60
    buffering_size     = 1
    retry_duration     = 30
    s3_backup_mode     = "FailedDataOnly"

    request_configuration {
      content_encoding = "GZIP"

      common_attributes {
        name  = "team"
        value = "shop"
      }

      common_attributes {
        name  = "stage"
        value = "live"
      }
    }

    s3_configuration {
      bucket_arn = "arn:aws:s3:::failed"
      role_arn   = aws_iam_role.delivery.arn
    }
  }

  server_side_encryption {
    enabled = true
  }
}

resource "aws_kinesis_firehose_delivery_stream" "warehouse" {
  name        = "warehouse"
  destination = "redshift"

  redshift_configuration {
    cluster_jdbcurl    = "jdbc:redshift://shop.0a1b2c.eu-central-1.redshift.amazonaws.com:5439/shop"
    role_arn           = aws_iam_role.delivery.arn
    username           = "loader"
    password           = "second-secret"
    data_table_name    = "clicks"
    data_table_columns = "shop, at"
    copy_options       = "JSON 'auto'"
    retry_duration     = 900

    s3_configuration {
      bucket_arn = "arn:aws:s3:::staging"
      role_arn   = aws_iam_role.delivery.arn
    }
  }

  server_side_encryption {
    enabled = "false"
  }
}

resource "aws_kinesis_firehose_delivery_stream" "splunk" {
  name        = "splunk"
  destination = "splunk"

  splunk_configuration {
    hec_endpoint               = "https://splunk.example.com:8088"
    hec_endpoint_type          = "Event"
    hec_acknowledgment_timeout = 300
    s3_backup_mode             = "FailedEventsOnly"
    retry_duration             = 600

    secrets_manager_configuration {
      enabled    = true
      role_arn   = aws_iam_role.delivery.arn
      secret_arn = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:splunk"
    }

    s3_configuration {
      bucket_arn = "arn:aws:s3:::failed"
      role_arn   = aws_iam_role.delivery.arn
    }
  }
}

resource "aws_kinesis_firehose_delivery_stream" "tables" {
  name        = "tables"
  destination = "iceberg"

  msk_source_configuration {
    msk_cluster_arn = "arn:aws:kafka:eu-central-1:123456789012:cluster/shop/0a1b"
    topic_name      = "clicks"

    authentication_configuration {
      connectivity = "PRIVATE"
      role_arn     = aws_iam_role.delivery.arn
    }
  }

  iceberg_configuration {
    catalog_arn    = "arn:aws:glue:eu-central-1:123456789012:catalog"
    role_arn       = aws_iam_role.delivery.arn
    append_only    = true
    retry_duration = 300
    s3_backup_mode = "FailedDataOnly"

    destination_table_configuration {
      database_name = "lake"
      table_name    = "clicks"
      unique_keys   = ["id"]
    }

    s3_configuration {
      bucket_arn = "arn:aws:s3:::lake"
      role_arn   = aws_iam_role.delivery.arn
    }
  }
}

resource "aws_kms_key" "lake_key" {}

resource "aws_iam_role" "delivery" {
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}
