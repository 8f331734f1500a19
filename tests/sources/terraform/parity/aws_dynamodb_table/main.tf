# types: aws_dynamodb_table aws_dynamodb_resource_policy aws_dynamodb_contributor_insights aws_dynamodb_kinesis_streaming_destination aws_dynamodb_global_table aws_dynamodb_table_replica
resource "aws_dynamodb_table" "orders" {
  name                        = "orders"
  billing_mode                = "PROVISIONED"
  read_capacity               = 20
  write_capacity              = 10
  hash_key                    = "customer"
  range_key                   = "placed"
  stream_enabled              = true
  stream_view_type            = "NEW_AND_OLD_IMAGES"
  table_class                 = "STANDARD_INFREQUENT_ACCESS"
  deletion_protection_enabled = true

  attribute {
    name = "customer"
    type = "S"
  }

  attribute {
    name = "placed"
    type = "N"
  }

  attribute {
    name = "state"
    type = "S"
  }

  global_secondary_index {
    name               = "by-state"
    hash_key           = "state"
    range_key          = "placed"
    projection_type    = "INCLUDE"
    non_key_attributes = ["total", "currency"]
    read_capacity      = 5
    write_capacity     = 5

    warm_throughput {
      read_units_per_second  = 12000
      write_units_per_second = 4000
    }
  }

  local_secondary_index {
    name            = "by-day"
    range_key       = "state"
    projection_type = "KEYS_ONLY"
  }

  point_in_time_recovery {
    enabled                 = true
    recovery_period_in_days = 14
  }

  server_side_encryption {
    enabled     = true
    kms_key_arn = aws_kms_key.data.arn
  }

  ttl {
    attribute_name = "expires"
    enabled        = true
  }

  tags = {
    Team = "shop"
  }
}

resource "aws_dynamodb_table" "sessions" {
  name         = "sessions"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"

  attribute {
    name = "id"
    type = "S"
  }

  on_demand_throughput {
    max_read_request_units  = 1000
    max_write_request_units = 500
  }

  server_side_encryption {
    enabled = false
  }

  ttl {
    attribute_name = "expires"
  }

  replica {
    region_name = "eu-west-1"
  }

  import_table {
    input_format           = "CSV"
    input_compression_type = "GZIP"

    input_format_options {
      csv {
        delimiter   = ";"
        header_list = ["id", "expires"]
      }
    }

    s3_bucket_source {
      bucket       = "imports"
      bucket_owner = "123456789012"
      key_prefix   = "sessions/"
    }
  }
}

resource "aws_dynamodb_resource_policy" "orders_readers" {
  resource_arn = aws_dynamodb_table.orders.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::210987654321:root" }
      Action    = "dynamodb:GetItem"
      Resource  = "*"
    }]
  })
}

resource "aws_dynamodb_contributor_insights" "orders" {
  table_name = aws_dynamodb_table.orders.id
  mode       = "ACCESSED_AND_THROTTLED_KEYS"
}

resource "aws_dynamodb_kinesis_streaming_destination" "orders_changes" {
  table_name                               = aws_dynamodb_table.orders.name
  stream_arn                               = aws_kinesis_stream.changes.arn
  approximate_creation_date_time_precision = "MICROSECOND"
}

resource "aws_dynamodb_global_table" "world" {
  name = "world"

  replica {
    region_name = "eu-central-1"
  }

  replica {
    region_name = "eu-west-1"
  }
}

resource "aws_kinesis_stream" "changes" {
  shard_count = 1
}

resource "aws_kms_key" "data" {}

resource "aws_dynamodb_table_replica" "west" {
  global_table_arn            = "arn:aws:dynamodb:eu-central-1:123456789012:table/elsewhere"
  kms_key_arn                 = "arn:aws:kms:eu-west-1:123456789012:key/1"
  point_in_time_recovery      = true
  deletion_protection_enabled = true
  table_class_override        = "STANDARD"
}
