# types: aws_mskconnect_connector
resource "aws_mskconnect_connector" "orders" {
  name                       = "orders"
  kafkaconnect_version       = "2.7.1"
  service_execution_role_arn = "arn:aws:iam::123456789012:role/connect"

  connector_configuration = {
    "tasks.max" = "1"
  }

  kafka_cluster_encryption_in_transit {
    encryption_type = "TLS"
  }

  kafka_cluster_client_authentication {
    authentication_type = "IAM"
  }

  log_delivery {
    worker_log_delivery {
      cloudwatch_logs {
        enabled   = true
        log_group = "connect"
      }
    }
  }

  plugin {
    custom_plugin {
      arn      = "arn:aws:kafkaconnect:eu-central-1:123456789012:custom-plugin/sink/1"
      revision = 1
    }
  }

  worker_configuration {
    arn      = "arn:aws:kafkaconnect:eu-central-1:123456789012:worker-configuration/small/1"
    revision = 1
  }
}
