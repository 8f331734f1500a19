# types: aws_cognito_user_pool aws_cognito_user_pool_client aws_cognito_user_pool_domain aws_cognito_user_group aws_cognito_user aws_cognito_user_in_group aws_cognito_identity_provider aws_cognito_resource_server aws_cognito_risk_configuration aws_cognito_user_pool_ui_customization aws_cognito_identity_pool aws_cognito_identity_pool_roles_attachment aws_cognito_identity_pool_provider_principal_tag aws_cognito_managed_user_pool_client
resource "aws_cognito_user_pool" "people" {
  name                     = "people"
  user_pool_tier           = "PLUS"
  deletion_protection      = "ACTIVE"
  mfa_configuration        = "ON"
  username_attributes      = ["email"]
  auto_verified_attributes = ["email"]
  email_verification_subject = "Welcome"

  password_policy {
    minimum_length                   = 14
    require_lowercase                = true
    require_uppercase                = true
    require_numbers                  = true
    require_symbols                  = true
    temporary_password_validity_days = 1
    password_history_size            = 5
  }

  sign_in_policy {
    allowed_first_auth_factors = ["PASSWORD", "WEB_AUTHN"]
  }

  software_token_mfa_configuration {
    enabled = true
  }

  email_mfa_configuration {
    message = "{####}"
    subject = "Your code"
  }

  web_authn_configuration {
    relying_party_id  = "example.com"
    user_verification = "required"
  }

  user_pool_add_ons {
    advanced_security_mode = "ENFORCED"

    advanced_security_additional_flows {
      custom_auth_mode = "ENFORCED"
    }
  }

  admin_create_user_config {
    allow_admin_create_user_only = true

    invite_message_template {
      email_message = "{username} {####}"
      email_subject = "Welcome"
      sms_message   = "{username} {####}"
    }
  }

  email_configuration {
    email_sending_account = "DEVELOPER"
    from_email_address    = "shop@example.com"
    source_arn            = "arn:aws:ses:eu-central-1:123456789012:identity/example.com"
  }

  sms_configuration {
    external_id    = "shop"
    sns_caller_arn = aws_iam_role.texter.arn
  }

  lambda_config {
    pre_sign_up = "arn:aws:lambda:eu-central-1:123456789012:function:check"
    kms_key_id  = aws_kms_key.codes.arn

    custom_email_sender {
      lambda_arn     = "arn:aws:lambda:eu-central-1:123456789012:function:mail"
      lambda_version = "V1_0"
    }
  }

  device_configuration {
    challenge_required_on_new_device      = true
    device_only_remembered_on_user_prompt = true
  }

  account_recovery_setting {
    recovery_mechanism {
      name     = "verified_email"
      priority = 1
    }
  }

  schema {
    name                = "customer"
    attribute_data_type = "String"
    mutable             = false
    required            = false

    string_attribute_constraints {
      min_length = "1"
      max_length = "20"
    }
  }

  user_attribute_update_settings {
    attributes_require_verification_before_update = ["email"]
  }

  username_configuration {
    case_sensitive = false
  }

  tags = {
    Team = "shop"
  }
}

resource "aws_cognito_user_pool_client" "web" {
  name                                 = "web"
  user_pool_id                         = aws_cognito_user_pool.people.id
  generate_secret                      = true
  explicit_auth_flows                  = ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]
  allowed_oauth_flows                  = ["code"]
  allowed_oauth_flows_user_pool_client = true
  allowed_oauth_scopes                 = ["openid", "orders/read"]
  callback_urls                        = ["https://shop.example.com/signed-in"]
  logout_urls                          = ["https://shop.example.com/"]
  supported_identity_providers         = ["COGNITO", "Partner"]
  prevent_user_existence_errors        = "ENABLED"
  enable_token_revocation              = true
  access_token_validity                = 15
  refresh_token_validity               = 1

  token_validity_units {
    access_token  = "minutes"
    refresh_token = "days"
  }
}

resource "aws_cognito_user_pool_domain" "sign_in" {
  domain          = "login.example.com"
  certificate_arn = "arn:aws:acm:us-east-1:123456789012:certificate/login"
  user_pool_id    = aws_cognito_user_pool.people.id
}

resource "aws_cognito_user_group" "staff" {
  name         = "staff"
  user_pool_id = aws_cognito_user_pool.people.id
  precedence   = 1
  role_arn     = aws_iam_role.texter.arn
}

resource "aws_cognito_user" "first" {
  user_pool_id             = aws_cognito_user_pool.people.id
  username                 = "first@example.com"
  desired_delivery_mediums = ["EMAIL"]
  temporary_password       = "first-password"

  attributes = {
    email = "first@example.com"
  }
}

resource "aws_cognito_user_in_group" "first_staff" {
  user_pool_id = aws_cognito_user_pool.people.id
  group_name   = aws_cognito_user_group.staff.name
  username     = aws_cognito_user.first.username
}

resource "aws_cognito_identity_provider" "partner" {
  user_pool_id  = aws_cognito_user_pool.people.id
  provider_name = "Partner"
  provider_type = "OIDC"

  provider_details = {
    client_id                 = "shop"
    oidc_issuer               = "https://login.partner.example"
    attributes_request_method = "GET"
  }

  attribute_mapping = {
    email = "mail"
  }
}

resource "aws_cognito_resource_server" "orders_api" {
  user_pool_id = aws_cognito_user_pool.people.id
  identifier   = "orders"
  name         = "orders"

  scope {
    scope_name        = "read"
    scope_description = "read orders"
  }
}

resource "aws_cognito_risk_configuration" "people" {
  user_pool_id = aws_cognito_user_pool.people.id

  compromised_credentials_risk_configuration {
    event_filter = ["SIGN_IN"]

    actions {
      event_action = "BLOCK"
    }
  }

  account_takeover_risk_configuration {
    notify_configuration {
      source_arn = "arn:aws:ses:eu-central-1:123456789012:identity/example.com"

      block_email {
        html_body = "<p>blocked</p>"
        subject   = "blocked"
        text_body = "blocked"
      }
    }

    actions {
      high_action {
        event_action = "BLOCK"
        notify       = true
      }
    }
  }

  risk_exception_configuration {
    skipped_ip_range_list = ["192.0.2.0/24"]
  }
}

resource "aws_cognito_user_pool_ui_customization" "people" {
  user_pool_id = aws_cognito_user_pool.people.id
  client_id    = aws_cognito_user_pool_client.web.id
  css          = ".label-customizable {}"
}

resource "aws_cognito_identity_pool" "guests" {
  identity_pool_name               = "guests"
  allow_unauthenticated_identities = true
  allow_classic_flow               = false

  cognito_identity_providers {
    client_id               = aws_cognito_user_pool_client.web.id
    provider_name           = aws_cognito_user_pool.people.endpoint
    server_side_token_check = true
  }

  supported_login_providers = {
    "accounts.google.com" = "shop.apps.googleusercontent.com"
  }

  tags = {
    Team = "shop"
  }
}

resource "aws_cognito_identity_pool_roles_attachment" "guests" {
  identity_pool_id = aws_cognito_identity_pool.guests.id

  roles = {
    authenticated   = aws_iam_role.texter.arn
    unauthenticated = aws_iam_role.texter.arn
  }

  role_mapping {
    identity_provider         = "graph.facebook.com"
    ambiguous_role_resolution = "AuthenticatedRole"
    type                      = "Rules"

    mapping_rule {
      claim      = "isAdmin"
      match_type = "Equals"
      value      = "paid"
      role_arn   = aws_iam_role.texter.arn
    }
  }
}

resource "aws_cognito_identity_pool_provider_principal_tag" "partner_tags" {
  identity_pool_id       = aws_cognito_identity_pool.guests.id
  identity_provider_name = "accounts.google.com"
  use_defaults           = false

  principal_tags = {
    team = "shop"
  }
}

resource "aws_kms_key" "codes" {}

resource "aws_iam_role" "texter" {
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}

resource "aws_cognito_managed_user_pool_client" "search" {
  name_prefix         = "AmazonOpenSearchService-search"
  user_pool_id        = aws_cognito_user_pool.people.id
  explicit_auth_flows = ["ALLOW_REFRESH_TOKEN_AUTH"]
}
