# types: aws_opensearch_domain aws_opensearch_domain_policy aws_opensearchserverless_collection aws_opensearch_domain_saml_options
resource "aws_opensearch_domain" "search" {
  domain_name    = "search"
  engine_version = "OpenSearch_2.19"

  advanced_options = {
    "rest.action.multi.allow_explicit_index" = "true"
  }

  cluster_config {
    instance_type                 = "r7g.large.search"
    instance_count                = 3
    dedicated_master_enabled      = true
    dedicated_master_type         = "m7g.large.search"
    dedicated_master_count        = 3
    zone_awareness_enabled        = true
    multi_az_with_standby_enabled = true
    warm_enabled                  = true
    warm_type                     = "ultrawarm1.medium.search"
    warm_count                    = 2

    zone_awareness_config {
      availability_zone_count = 3
    }

    cold_storage_options {
      enabled = true
    }
  }

  ebs_options {
    ebs_enabled = true
    volume_type = "gp3"
    volume_size = 100
    throughput  = 250
    iops        = 3000
  }

  encrypt_at_rest {
    enabled    = true
    kms_key_id = aws_kms_key.data.arn
  }

  node_to_node_encryption {
    enabled = true
  }

  domain_endpoint_options {
    tls_security_policy             = "Policy-Min-TLS-1-2-PFS-2023-10"
    custom_endpoint_enabled         = true
    custom_endpoint                 = "search.example.com"
    custom_endpoint_certificate_arn = "arn:aws:acm:eu-central-1:123456789012:certificate/search"
  }

  advanced_security_options {
    enabled                        = true
    internal_user_database_enabled = false

    master_user_options {
      master_user_arn = aws_iam_role.owner.arn
    }
  }

  vpc_options {
    subnet_ids         = ["subnet-0aaaaaaaaaaaaaaaa", "subnet-0bbbbbbbbbbbbbbbb", "subnet-0cccccccccccccccc"]
    security_group_ids = ["sg-0123456789abcdef0"]
  }

  cognito_options {
    enabled          = true
    user_pool_id     = "eu-central-1_pool"
    identity_pool_id = "eu-central-1:identities"
    role_arn         = aws_iam_role.owner.arn
  }

  log_publishing_options {
    log_type                 = "AUDIT_LOGS"
    cloudwatch_log_group_arn = "arn:aws:logs:eu-central-1:123456789012:log-group:audit"
  }

  log_publishing_options {
    log_type                 = "ES_APPLICATION_LOGS"
    cloudwatch_log_group_arn = "arn:aws:logs:eu-central-1:123456789012:log-group:errors"
    enabled                  = false
  }

  snapshot_options {
    automated_snapshot_start_hour = 3
  }

  auto_tune_options {
    desired_state = "ENABLED"
  }

  off_peak_window_options {
    enabled = true

    off_peak_window {
      window_start_time {
        hours   = 2
        minutes = 30
      }
    }
  }

  software_update_options {
    auto_software_update_enabled = true
  }

  tags = {
    Team = "shop"
  }
}

resource "aws_opensearch_domain_policy" "search_readers" {
  domain_name = aws_opensearch_domain.search.domain_name
  access_policies = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = aws_iam_role.owner.arn }
      Action    = "es:ESHttp*"
      Resource  = "*"
    }]
  })
}

resource "aws_opensearchserverless_collection" "logs" {
  name             = "logs"
  type             = "TIMESERIES"
  description      = "logs of the shop"
  standby_replicas = "ENABLED"
}

resource "aws_kms_key" "data" {}

resource "aws_iam_role" "owner" {
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}

resource "aws_opensearch_domain_saml_options" "search_people" {
  domain_name = aws_opensearch_domain.search.domain_name

  saml_options {
    enabled                 = true
    master_backend_role     = "owners"
    session_timeout_minutes = 60

    idp {
      entity_id        = "https://login.example.com"
      metadata_content = "<EntityDescriptor/>"
    }
  }
}
