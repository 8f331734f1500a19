# types: aws_securityhub_account aws_securityhub_account_v2 aws_securityhub_standards_subscription aws_securityhub_product_subscription aws_securityhub_finding_aggregator aws_securityhub_organization_configuration aws_securityhub_organization_admin_account aws_detective_graph aws_detective_member aws_detective_organization_admin_account
resource "aws_securityhub_account" "here" {
  control_finding_generator = "SECURITY_CONTROL"
  enable_default_standards  = false
}

resource "aws_securityhub_account_v2" "next" {
  tags = {
    Team = "security"
  }
}

resource "aws_securityhub_standards_subscription" "best_practices" {
  standards_arn = "arn:aws:securityhub:eu-central-1::standards/aws-foundational-security-best-practices/v/1.0.0"
}

resource "aws_securityhub_product_subscription" "guardduty" {
  product_arn = "arn:aws:securityhub:eu-central-1::product/aws/guardduty"
}

resource "aws_securityhub_finding_aggregator" "regions" {
  linking_mode      = "SPECIFIED_REGIONS"
  specified_regions = ["eu-central-1", "eu-west-1"]
}

resource "aws_securityhub_organization_configuration" "central" {
  auto_enable           = false
  auto_enable_standards = "NONE"

  organization_configuration {
    configuration_type = "CENTRAL"
  }
}

resource "aws_securityhub_organization_admin_account" "audit" {
  admin_account_id = "210987654321"
}

resource "aws_detective_graph" "behaviour" {
  tags = {
    Team = "security"
  }
}

resource "aws_detective_member" "shop" {
  graph_arn                  = aws_detective_graph.behaviour.graph_arn
  account_id                 = "210987654321"
  email_address              = "security@example.com"
  message                    = "Please accept"
  disable_email_notification = true
}

resource "aws_detective_organization_admin_account" "detectives" {
  account_id = "210987654321"
}
