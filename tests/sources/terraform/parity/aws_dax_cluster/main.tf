# types: aws_dax_cluster aws_dax_subnet_group aws_dax_parameter_group
resource "aws_dax_cluster" "cache" {
  cluster_name                     = "cache"
  node_type                        = "dax.r5.large"
  replication_factor               = 3
  iam_role_arn                     = aws_iam_role.reader.arn
  cluster_endpoint_encryption_type = "TLS"
  subnet_group_name                = aws_dax_subnet_group.private.id
  parameter_group_name             = aws_dax_parameter_group.short.id
  security_group_ids               = ["sg-0123456789abcdef0"]
  maintenance_window               = "sun:04:00-sun:05:00"

  server_side_encryption {
    enabled = true
  }

  tags = {
    Team = "shop"
  }
}

resource "aws_dax_subnet_group" "private" {
  name       = "private"
  subnet_ids = ["subnet-0aaaaaaaaaaaaaaaa", "subnet-0bbbbbbbbbbbbbbbb"]
}

resource "aws_dax_parameter_group" "short" {
  name = "short"

  parameters {
    name  = "query-ttl-millis"
    value = "100000"
  }

  parameters {
    name  = "record-ttl-millis"
    value = "200000"
  }
}

resource "aws_iam_role" "reader" {
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}
