# types: aws_kendra_index
resource "aws_kendra_index" "docs" {
  name        = "docs"
  description = "What everybody may find"
  edition     = "ENTERPRISE_EDITION"
  role_arn    = "arn:aws:iam::123456789012:role/kendra"

  server_side_encryption_configuration {
    kms_key_id = "alias/search"
  }

  document_metadata_configuration_updates {
    name = "source"
    type = "STRING_VALUE"

    relevance {
      importance            = 2
      values_importance_map = { "handbook" = 5 }
    }

    search {
      facetable = true
    }
  }

  user_context_policy = "USER_TOKEN"

  user_token_configurations {
    jwt_token_type_configuration {
      key_location              = "SECRET_MANAGER"
      secrets_manager_arn       = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:key"
      user_name_attribute_field = "name"
    }
  }

  tags = {
    Team = "search"
  }
}
