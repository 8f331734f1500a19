resource "aws_account_alternate_contact" "security" {
  alternate_contact_type = "SECURITY"
  name                   = "Security team"
  title                  = "Head of security"
  email_address          = "security@example.com"
  phone_number           = "+49 30 0000000"
}

resource "aws_account_alternate_contact" "billing" {
  account_id             = "123456789012"
  alternate_contact_type = "BILLING"
  name                   = "Accounts"
  title                  = "Head of accounts"
  email_address          = "accounts@example.com"
  phone_number           = "+49 30 0000001"
}
