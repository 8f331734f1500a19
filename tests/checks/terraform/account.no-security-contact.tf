# undetermined: account:GetAlternateContact was refused
variable "address" {}

resource "aws_account_alternate_contact" "subject" {
  alternate_contact_type = "SECURITY"
  name                   = "Security"
  title                  = "Team"
  email_address          = var.address
  phone_number           = "+491234567"
}
