# types: aws_workspaces_directory aws_workspaces_ip_group aws_workspaces_workspace
resource "aws_workspaces_directory" "desks" {
  directory_id = "d-0123456789"
  subnet_ids   = ["subnet-0aaaaaaaaaaaaaaaa", "subnet-0bbbbbbbbbbbbbbbb"]
  tenancy      = "SHARED"
  ip_group_ids = [aws_workspaces_ip_group.offices.id]

  certificate_based_auth_properties {
    certificate_authority_arn = "arn:aws:acm-pca:eu-central-1:123456789012:certificate-authority/0a"
    status                    = "ENABLED"
  }

  saml_properties {
    relay_state_parameter_name = "RelayState"
    status                     = "ENABLED"
    user_access_url            = "https://sso.example.com"
  }

  self_service_permissions {
    change_compute_type  = true
    increase_volume_size = true
    rebuild_workspace    = true
    restart_workspace    = false
  }

  workspace_access_properties {
    device_type_chromeos = "DENY"
    device_type_web      = "ALLOW"
  }

  workspace_creation_properties {
    custom_security_group_id            = "sg-0123456789abcdef0"
    default_ou                          = "OU=desks,DC=corp,DC=example,DC=com"
    enable_internet_access              = true
    enable_maintenance_mode             = true
    user_enabled_as_local_administrator = false
  }

  tags = {
    Team = "office"
  }
}

resource "aws_workspaces_ip_group" "offices" {
  name        = "offices"
  description = "Where we sit"

  rules {
    source      = "192.0.2.0/24"
    description = "Berlin"
  }

  rules {
    source = "198.51.100.7/32"
  }
}

resource "aws_workspaces_workspace" "desk" {
  bundle_id                      = "wsb-0123456789"
  directory_id                   = aws_workspaces_directory.desks.id
  user_name                      = "ada"
  root_volume_encryption_enabled = true
  user_volume_encryption_enabled = true
  volume_encryption_key          = aws_kms_key.desks_key.arn

  workspace_properties {
    compute_type_name                         = "STANDARD"
    root_volume_size_gib                      = 80
    running_mode                              = "AUTO_STOP"
    running_mode_auto_stop_timeout_in_minutes = 60
    user_volume_size_gib                      = 50
  }
}

resource "aws_kms_key" "desks_key" {}
