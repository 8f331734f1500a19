# types: aws_msk_cluster aws_msk_serverless_cluster aws_msk_cluster_policy aws_msk_configuration aws_msk_scram_secret_association aws_msk_single_scram_secret_association aws_msk_vpc_connection
resource "aws_msk_cluster" "shop" {
  cluster_name           = "shop"
  kafka_version          = "3.8.x"
  number_of_broker_nodes = 3
  enhanced_monitoring    = "PER_BROKER"
  storage_mode           = "TIERED"

  broker_node_group_info {
    az_distribution = "DEFAULT"
    client_subnets  = ["subnet-0aaaaaaaaaaaaaaaa", "subnet-0bbbbbbbbbbbbbbbb"]
    instance_type   = "kafka.m7g.large"
    security_groups = ["sg-0123456789abcdef0"]

    connectivity_info {
      public_access {
        type = "SERVICE_PROVIDED_EIPS"
      }

      vpc_connectivity {
        client_authentication {
          tls = false

          sasl {
            iam   = true
            scram = false
          }
        }
      }
    }

    storage_info {
      ebs_storage_info {
        volume_size = 1000

        provisioned_throughput {
          enabled           = true
          volume_throughput = 250
        }
      }
    }
  }

  client_authentication {
    unauthenticated = false

    sasl {
      iam   = true
      scram = true
    }

    tls {
      certificate_authority_arns = ["arn:aws:acm-pca:eu-central-1:123456789012:certificate-authority/0a"]
    }
  }

  configuration_info {
    arn      = aws_msk_configuration.strict.arn
    revision = aws_msk_configuration.strict.latest_revision
  }

  encryption_info {
    encryption_at_rest_kms_key_arn = aws_kms_key.kafka.arn

    encryption_in_transit {
      client_broker = "TLS_PLAINTEXT"
    }
  }

  logging_info {
    broker_logs {
      cloudwatch_logs {
        enabled   = true
        log_group = "kafka"
      }

      s3 {
        enabled = false
      }
    }
  }

  open_monitoring {
    prometheus {
      jmx_exporter {
        enabled_in_broker = true
      }

      node_exporter {
        enabled_in_broker = false
      }
    }
  }

  tags = {
    Team = "shop"
  }
}

resource "aws_msk_cluster_policy" "shop" {
  cluster_arn = aws_msk_cluster.shop.arn

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "123456789012" }
      Action    = "kafka:CreateVpcConnection"
      Resource  = aws_msk_cluster.shop.arn
    }]
  })
}

resource "aws_msk_scram_secret_association" "shop" {
  cluster_arn     = aws_msk_cluster.shop.arn
  secret_arn_list = ["arn:aws:secretsmanager:eu-central-1:123456789012:secret:AmazonMSK_shop"]
}

resource "aws_msk_cluster" "small" {
  cluster_name           = "small"
  kafka_version          = "3.8.x"
  number_of_broker_nodes = 2

  broker_node_group_info {
    client_subnets  = ["subnet-0aaaaaaaaaaaaaaaa", "subnet-0bbbbbbbbbbbbbbbb"]
    instance_type   = "kafka.t3.small"
    security_groups = ["sg-0123456789abcdef0"]
  }
}

resource "aws_msk_single_scram_secret_association" "small" {
  cluster_arn = aws_msk_cluster.small.arn
  secret_arn  = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:AmazonMSK_small"
}

resource "aws_msk_configuration" "strict" {
  name              = "strict"
  kafka_versions    = ["3.8.x"]
  server_properties = "auto.create.topics.enable = false"
}

resource "aws_msk_serverless_cluster" "peaks" {
  cluster_name = "peaks"

  vpc_config {
    subnet_ids         = ["subnet-0aaaaaaaaaaaaaaaa", "subnet-0bbbbbbbbbbbbbbbb"]
    security_group_ids = ["sg-0123456789abcdef0"]
  }

  client_authentication {
    sasl {
      iam {
        enabled = true
      }
    }
  }
}

resource "aws_msk_vpc_connection" "peers" {
  authentication     = "SASL_IAM"
  target_cluster_arn = aws_msk_cluster.shop.arn
  vpc_id             = "vpc-0123456789abcdef0"
  client_subnets     = ["subnet-0aaaaaaaaaaaaaaaa"]
  security_groups    = ["sg-0123456789abcdef0"]
}

resource "aws_kms_key" "kafka" {}
