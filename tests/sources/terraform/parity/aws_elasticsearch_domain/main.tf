# types: aws_elasticsearch_domain aws_elasticsearch_domain_policy
resource "aws_elasticsearch_domain" "search" {
  domain_name           = "search"
  elasticsearch_version = "7.10"

  access_policies = <<-POLICY
    {
      "Version": "2012-10-17",
      "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "es:*", "Resource": "*"}]
    }
  POLICY

  cluster_config {
    instance_type          = "r5.large.elasticsearch"
    instance_count         = 2
    zone_awareness_enabled = true
  }

  ebs_options {
    ebs_enabled = true
    volume_size = 100
  }

  encrypt_at_rest {
    enabled = true
  }

  node_to_node_encryption {
    enabled = true
  }

  domain_endpoint_options {
    enforce_https       = false
    tls_security_policy = "Policy-Min-TLS-1-2-2019-07"
  }

  advanced_security_options {
    enabled                        = true
    internal_user_database_enabled = true

    master_user_options {
      master_user_name     = "owner"
      master_user_password = "First-password1!"
    }
  }

  log_publishing_options {
    log_type                 = "INDEX_SLOW_LOGS"
    cloudwatch_log_group_arn = "arn:aws:logs:eu-central-1:123456789012:log-group:slow"
  }
}

resource "aws_elasticsearch_domain" "plain" {
  domain_name = "plain"
}

resource "aws_elasticsearch_domain_policy" "plain" {
  domain_name     = aws_elasticsearch_domain.plain.domain_name
  access_policies = jsonencode({ Version = "2012-10-17", Statement = [] })
}
