# types: aws_keyspaces_table aws_keyspaces_keyspace
resource "aws_keyspaces_keyspace" "shop" {
  name = "shop"

  replication_specification {
    replication_strategy = "MULTI_REGION"
    region_list          = ["eu-central-1", "eu-west-1"]
  }

  tags = {
    Team = "shop"
  }
}

resource "aws_keyspaces_table" "carts" {
  keyspace_name        = aws_keyspaces_keyspace.shop.name
  table_name           = "carts"
  default_time_to_live = 86400

  capacity_specification {
    throughput_mode      = "PROVISIONED"
    read_capacity_units  = 10
    write_capacity_units = 5
  }

  client_side_timestamps {
    status = "ENABLED"
  }

  comment {
    message = "What they want"
  }

  encryption_specification {
    type               = "CUSTOMER_MANAGED_KMS_KEY"
    kms_key_identifier = aws_kms_key.tables.arn
  }

  point_in_time_recovery {
    status = "ENABLED"
  }

  schema_definition {
    column {
      name = "shop"
      type = "text"
    }

    column {
      name = "at"
      type = "timestamp"
    }

    column {
      name = "items"
      type = "list<text>"
    }

    partition_key {
      name = "shop"
    }

    clustering_key {
      name     = "at"
      order_by = "DESC"
    }
  }

  ttl {
    status = "ENABLED"
  }
}

resource "aws_keyspaces_table" "plain" {
  keyspace_name = aws_keyspaces_keyspace.shop.name
  table_name    = "plain"

  capacity_specification {
    throughput_mode = "PAY_PER_REQUEST"
  }

  point_in_time_recovery {
    status = "DISABLED"
  }

  schema_definition {
    column {
      name = "id"
      type = "uuid"
    }

    partition_key {
      name = "id"
    }
  }
}

resource "aws_kms_key" "tables" {}
