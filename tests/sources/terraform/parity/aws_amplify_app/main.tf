# types: aws_amplify_app aws_amplify_branch aws_amplify_domain_association
resource "aws_amplify_app" "shop" {
  name                        = "shop"
  description                 = "What they see"
  repository                  = "https://github.com/example/shop"
  access_token                = "first-secret"
  platform                    = "WEB_COMPUTE"
  build_spec                  = "version: 1"
  enable_basic_auth           = true
  basic_auth_credentials      = "c2VjcmV0"
  enable_branch_auto_build    = true
  enable_branch_auto_deletion = true
  iam_service_role_arn        = "arn:aws:iam::123456789012:role/amplify"

  enable_auto_branch_creation   = true
  auto_branch_creation_patterns = ["feature/*"]

  auto_branch_creation_config {
    enable_auto_build = true
    enable_basic_auth = true
    stage             = "DEVELOPMENT"

    environment_variables = {
      STAGE = "test"
    }
  }

  cache_config {
    type = "AMPLIFY_MANAGED_NO_COOKIES"
  }

  custom_rule {
    source = "/old"
    target = "/new"
    status = "301"
  }

  environment_variables = {
    STAGE = "live"
    ZONE  = "eu"
  }

  tags = {
    Team = "shop"
  }
}

resource "aws_amplify_branch" "main" {
  app_id                      = aws_amplify_app.shop.id
  branch_name                 = "main"
  framework                   = "React"
  stage                       = "PRODUCTION"
  enable_auto_build           = false
  enable_basic_auth           = true
  basic_auth_credentials      = "c2VjcmV0"
  enable_pull_request_preview = true

  environment_variables = {
    API = "https://api.example.com"
  }
}

resource "aws_amplify_domain_association" "site" {
  app_id                 = aws_amplify_app.shop.id
  domain_name            = "example.com"
  enable_auto_sub_domain = true
  wait_for_verification  = false

  certificate_settings {
    type                   = "CUSTOM"
    custom_certificate_arn = "arn:aws:acm:us-east-1:123456789012:certificate/0a1b"
  }

  sub_domain {
    branch_name = "main"
    prefix      = "www"
  }

  sub_domain {
    branch_name = "main"
    prefix      = ""
  }
}
