resource "aws_appsync_api" "chat" {
  name          = "chat"
  owner_contact = "shop@example.com"
  tags          = { Team = "shop" }

  event_config {
    auth_provider {
      auth_type = "AMAZON_COGNITO_USER_POOLS"

      cognito_config {
        user_pool_id        = "eu-central-1_pool"
        aws_region          = "eu-central-1"
        app_id_client_regex = "^shop"
      }
    }

    auth_provider {
      auth_type = "OPENID_CONNECT"

      openid_connect_config {
        issuer    = "https://sign-in.example.com"
        client_id = "shop"
        auth_ttl  = 3600
        iat_ttl   = 600
      }
    }

    auth_provider {
      auth_type = "AWS_LAMBDA"

      lambda_authorizer_config {
        authorizer_uri                   = "arn:aws:lambda:eu-central-1:123456789012:function:authorizer"
        authorizer_result_ttl_in_seconds = 60
        identity_validation_expression   = "^Bearer"
      }
    }

    connection_auth_mode {
      auth_type = "AMAZON_COGNITO_USER_POOLS"
    }

    default_publish_auth_mode {
      auth_type = "AWS_LAMBDA"
    }

    default_subscribe_auth_mode {
      auth_type = "OPENID_CONNECT"
    }

    log_config {
      log_level                = "ERROR"
      cloudwatch_logs_role_arn = "arn:aws:iam::123456789012:role/logs"
    }
  }
}
