# types: aws_ecr_repository aws_ecr_repository_policy aws_ecr_lifecycle_policy aws_ecr_registry_policy aws_ecr_registry_scanning_configuration aws_ecr_replication_configuration aws_ecr_pull_through_cache_rule aws_ecr_repository_creation_template aws_ecrpublic_repository aws_ecrpublic_repository_policy
resource "aws_ecr_repository" "shop" {
  name                 = "shop"
  image_tag_mutability = "IMMUTABLE_WITH_EXCLUSION"
  force_delete         = true

  image_tag_mutability_exclusion_filter {
    filter      = "latest*"
    filter_type = "WILDCARD"
  }

  image_scanning_configuration {
    scan_on_push = true
  }

  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = aws_kms_key.data.arn
  }

  tags = {
    Team = "shop"
  }
}

resource "aws_ecr_repository_policy" "shop_readers" {
  repository = aws_ecr_repository.shop.name
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { AWS = "arn:aws:iam::210987654321:root" }, Action = ["ecr:BatchGetImage"] }]
  })
}

resource "aws_ecr_lifecycle_policy" "shop" {
  repository = aws_ecr_repository.shop.name
  policy = jsonencode({
    rules = [{
      rulePriority = 1
      selection    = { tagStatus = "untagged", countType = "sinceImagePushed", countUnit = "days", countNumber = 14 }
      action       = { type = "expire" }
    }]
  })
}

resource "aws_ecr_registry_policy" "replicas" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { AWS = "arn:aws:iam::210987654321:root" }, Action = ["ecr:ReplicateImage"], Resource = "*" }]
  })
}

resource "aws_ecr_registry_scanning_configuration" "all" {
  scan_type = "ENHANCED"

  rule {
    scan_frequency = "CONTINUOUS_SCAN"

    repository_filter {
      filter      = "*"
      filter_type = "WILDCARD"
    }
  }

  rule {
    scan_frequency = "SCAN_ON_PUSH"

    repository_filter {
      filter      = "shop*"
      filter_type = "WILDCARD"
    }
  }
}

resource "aws_ecr_replication_configuration" "west" {
  replication_configuration {
    rule {
      destination {
        region      = "eu-west-1"
        registry_id = "123456789012"
      }

      repository_filter {
        filter      = "shop"
        filter_type = "PREFIX_MATCH"
      }
    }
  }
}

resource "aws_ecr_pull_through_cache_rule" "public" {
  ecr_repository_prefix = "public"
  upstream_registry_url = "public.ecr.aws"
}

resource "aws_ecr_repository_creation_template" "cached" {
  prefix               = "public"
  description          = "copies"
  image_tag_mutability = "IMMUTABLE"
  applied_for          = ["PULL_THROUGH_CACHE"]

  resource_tags = {
    Team = "shop"
  }

  encryption_configuration {
    encryption_type = "AES256"
  }

  repository_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}

resource "aws_ecrpublic_repository" "tools" {
  repository_name = "tools"

  catalog_data {
    about_text        = "tools of the shop"
    architectures     = ["ARM 64"]
    description       = "tools"
    operating_systems = ["Linux"]
    usage_text        = "run them"
  }
}

resource "aws_ecrpublic_repository_policy" "tools_pushers" {
  repository_name = aws_ecrpublic_repository.tools.repository_name
  policy          = jsonencode({ Version = "2012-10-17", Statement = [] })
}

resource "aws_kms_key" "data" {}
