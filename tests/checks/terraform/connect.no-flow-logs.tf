# pass: logged
resource "aws_connect_instance" "subject" {
  identity_management_type  = "SAML"
  inbound_calls_enabled     = true
  outbound_calls_enabled    = true
  contact_flow_logs_enabled = true
}
# ---
# fail: off by default
resource "aws_connect_instance" "subject" {
  identity_management_type = "SAML"
  inbound_calls_enabled    = true
  outbound_calls_enabled   = true
}
# ---
# undetermined: a parameter
variable "logs" {}

resource "aws_connect_instance" "subject" {
  identity_management_type  = "SAML"
  inbound_calls_enabled     = true
  outbound_calls_enabled    = true
  contact_flow_logs_enabled = var.logs
}
