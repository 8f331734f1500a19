# types: aws_rolesanywhere_profile aws_rolesanywhere_trust_anchor
resource "aws_rolesanywhere_trust_anchor" "office" {
  name    = "office"
  enabled = true
  tags    = { Team = "shop" }

  source {
    source_type = "AWS_ACM_PCA"

    source_data {
      acm_pca_arn = "arn:aws:acm-pca:eu-central-1:123456789012:certificate-authority/office"
    }
  }

  notification_settings {
    channel   = "ALL"
    enabled   = true
    event     = "CA_CERTIFICATE_EXPIRY"
    threshold = 45
  }
}

resource "aws_rolesanywhere_profile" "printers" {
  name                        = "printers"
  enabled                     = true
  accept_role_session_name    = false
  duration_seconds            = 900
  managed_policy_arns         = ["arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"]
  require_instance_properties = true
  role_arns                   = ["arn:aws:iam::123456789012:role/printer"]
  session_policy              = "{}"
  tags                        = { Team = "shop" }
}
