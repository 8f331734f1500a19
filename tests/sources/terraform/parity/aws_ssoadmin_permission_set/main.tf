# types: aws_ssoadmin_permission_set aws_ssoadmin_managed_policy_attachment aws_ssoadmin_managed_policy_attachments_exclusive aws_ssoadmin_customer_managed_policy_attachment aws_ssoadmin_permission_set_inline_policy aws_ssoadmin_permissions_boundary_attachment aws_ssoadmin_account_assignment aws_ssoadmin_application aws_ssoadmin_application_assignment aws_ssoadmin_instance_access_control_attributes
resource "aws_ssoadmin_permission_set" "readers" {
  name             = "readers"
  description      = "Who only looks"
  instance_arn     = "arn:aws:sso:::instance/ssoins-0a1b2c3d4e5f6a7b"
  relay_state      = "https://console.aws.amazon.com/"
  session_duration = "PT4H"

  tags = {
    Team = "security"
  }
}

resource "aws_ssoadmin_managed_policy_attachment" "view" {
  instance_arn       = "arn:aws:sso:::instance/ssoins-0a1b2c3d4e5f6a7b"
  permission_set_arn = aws_ssoadmin_permission_set.readers.arn
  managed_policy_arn = "arn:aws:iam::aws:policy/job-function/ViewOnlyAccess"
}

resource "aws_ssoadmin_managed_policy_attachment" "audit" {
  instance_arn       = "arn:aws:sso:::instance/ssoins-0a1b2c3d4e5f6a7b"
  permission_set_arn = aws_ssoadmin_permission_set.readers.arn
  managed_policy_arn = "arn:aws:iam::aws:policy/SecurityAudit"
}

resource "aws_ssoadmin_customer_managed_policy_attachment" "own" {
  instance_arn       = "arn:aws:sso:::instance/ssoins-0a1b2c3d4e5f6a7b"
  permission_set_arn = aws_ssoadmin_permission_set.readers.arn

  customer_managed_policy_reference {
    name = "reports"
    path = "/"
  }
}

resource "aws_ssoadmin_permission_set_inline_policy" "logs" {
  instance_arn       = "arn:aws:sso:::instance/ssoins-0a1b2c3d4e5f6a7b"
  permission_set_arn = aws_ssoadmin_permission_set.readers.arn

  inline_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "logs:GetLogEvents", Resource = "*" }]
  })
}

resource "aws_ssoadmin_permissions_boundary_attachment" "limit" {
  instance_arn       = "arn:aws:sso:::instance/ssoins-0a1b2c3d4e5f6a7b"
  permission_set_arn = aws_ssoadmin_permission_set.readers.arn

  permissions_boundary {
    customer_managed_policy_reference {
      name = "limit"
      path = "/"
    }
  }
}

resource "aws_ssoadmin_account_assignment" "team" {
  instance_arn       = "arn:aws:sso:::instance/ssoins-0a1b2c3d4e5f6a7b"
  permission_set_arn = aws_ssoadmin_permission_set.readers.arn
  principal_id       = "0a1b2c3d-0000-0000-0000-000000000000"
  principal_type     = "GROUP"
  target_id          = "123456789012"
  target_type        = "AWS_ACCOUNT"
}

resource "aws_ssoadmin_application" "wiki" {
  name                     = "wiki"
  description              = "What we know"
  application_provider_arn = "arn:aws:sso::aws:applicationProvider/custom"
  instance_arn             = "arn:aws:sso:::instance/ssoins-0a1b2c3d4e5f6a7b"
  status                   = "ENABLED"

  portal_options {
    visibility = "ENABLED"

    sign_in_options {
      application_url = "https://wiki.example.com"
      origin          = "APPLICATION"
    }
  }
}

resource "aws_ssoadmin_application_assignment" "everyone" {
  application_arn = aws_ssoadmin_application.wiki.arn
  principal_id    = "0a1b2c3d-0000-0000-0000-000000000001"
  principal_type  = "GROUP"
}

resource "aws_ssoadmin_instance_access_control_attributes" "teams" {
  instance_arn = "arn:aws:sso:::instance/ssoins-0a1b2c3d4e5f6a7b"

  attribute {
    key = "Team"

    value {
      source = ["$${path:enterprise.department}"]
    }
  }
}

resource "aws_ssoadmin_permission_set" "closed" {
  name         = "closed"
  instance_arn = "arn:aws:sso:::instance/ssoins-0a1b2c3d4e5f6a7b"
}

resource "aws_ssoadmin_managed_policy_attachments_exclusive" "closed" {
  instance_arn        = "arn:aws:sso:::instance/ssoins-0a1b2c3d4e5f6a7b"
  permission_set_arn  = aws_ssoadmin_permission_set.closed.arn
  managed_policy_arns = ["arn:aws:iam::aws:policy/SecurityAudit"]
}
