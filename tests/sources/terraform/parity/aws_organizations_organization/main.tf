# types: aws_organizations_organization aws_organizations_account aws_organizations_organizational_unit aws_organizations_policy aws_organizations_policy_attachment aws_organizations_resource_policy aws_controltower_landing_zone aws_controltower_control aws_controltower_baseline aws_fms_policy
resource "aws_organizations_organization" "all" {
  feature_set                   = "ALL"
  aws_service_access_principals = ["cloudtrail.amazonaws.com"]
  enabled_policy_types          = ["SERVICE_CONTROL_POLICY"]
}

resource "aws_organizations_organizational_unit" "shops" {
  name      = "shops"
  parent_id = "r-0a1b"
}

resource "aws_organizations_account" "shop" {
  name                       = "shop"
  email                      = "shop@example.com"
  parent_id                  = aws_organizations_organizational_unit.shops.id
  role_name                  = "Admin"
  close_on_deletion          = true
  iam_user_access_to_billing = "DENY"

  tags = {
    Team = "shop"
  }
}

resource "aws_organizations_policy" "regions" {
  name        = "regions"
  description = "Only ours"

  content = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Deny"
      Action    = "*"
      Resource  = "*"
      Condition = { StringNotEquals = { "aws:RequestedRegion" = "eu-central-1" } }
    }]
  })
}

resource "aws_organizations_policy_attachment" "regions_of_shops" {
  policy_id = aws_organizations_policy.regions.id
  target_id = aws_organizations_organizational_unit.shops.id
}

resource "aws_organizations_policy_attachment" "regions_of_another" {
  policy_id = aws_organizations_policy.regions.id
  target_id = "210987654321"
}

resource "aws_organizations_resource_policy" "delegated" {
  content = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::210987654321:root" }
      Action    = "organizations:ListAccounts"
      Resource  = "*"
    }]
  })
}

resource "aws_controltower_landing_zone" "zone" {
  version       = "3.3"
  manifest_json = jsonencode({ governedRegions = ["eu-central-1"] })
}

resource "aws_controltower_control" "no_root" {
  control_identifier = "arn:aws:controltower:eu-central-1::control/AWS-GR_RESTRICT_ROOT_USER"
  target_identifier  = "arn:aws:organizations::123456789012:ou/o-0123456789/ou-0a1b-01234567"

  parameters {
    key   = "AllowedRegions"
    value = jsonencode(["eu-central-1"])
  }
}

resource "aws_controltower_baseline" "base" {
  baseline_identifier = "arn:aws:controltower:eu-central-1::baseline/0A1B2C3D4E5F6G7H"
  baseline_version    = "4.0"
  target_identifier   = "arn:aws:organizations::123456789012:ou/o-0123456789/ou-0a1b-01234567"
}

resource "aws_fms_policy" "firewall" {
  name                               = "firewall"
  exclude_resource_tags              = false
  remediation_enabled                = true
  resource_type                      = "AWS::ElasticLoadBalancingV2::LoadBalancer"
  delete_all_policy_resources        = true
  delete_unused_fm_managed_resources = false

  include_map {
    account = ["210987654321"]
  }

  resource_tags = {
    Stage = "live"
  }

  security_service_policy_data {
    type                 = "WAFV2"
    managed_service_data = "{\"type\": \"WAFV2\"}"
  }
}
