# types: aws_transfer_server aws_transfer_user aws_transfer_ssh_key aws_transfer_agreement aws_transfer_certificate aws_transfer_connector aws_transfer_profile
resource "aws_transfer_server" "partners" {
  certificate                     = "arn:aws:acm:eu-central-1:123456789012:certificate/0a1b"
  domain                          = "S3"
  endpoint_type                   = "VPC"
  identity_provider_type          = "AWS_LAMBDA"
  function                        = "arn:aws:lambda:eu-central-1:123456789012:function:login"
  sftp_authentication_methods     = "PUBLIC_KEY_AND_PASSWORD"
  logging_role                    = aws_iam_role.transfer.arn
  structured_log_destinations     = ["arn:aws:logs:eu-central-1:123456789012:log-group:transfer:*"]
  protocols                       = ["SFTP", "FTPS"]
  security_policy_name            = "TransferSecurityPolicy-2024-01"
  pre_authentication_login_banner = "Welcome"
  host_key                        = "first-secret"
  force_destroy                   = true

  endpoint_details {
    vpc_id                 = "vpc-0123456789abcdef0"
    subnet_ids             = ["subnet-0aaaaaaaaaaaaaaaa"]
    security_group_ids     = ["sg-0123456789abcdef0"]
    address_allocation_ids = ["eipalloc-0123456789abcdef0"]
  }

  protocol_details {
    passive_ip                  = "AUTO"
    set_stat_option             = "ENABLE_NO_OP"
    tls_session_resumption_mode = "ENFORCED"
  }

  s3_storage_options {
    directory_listing_optimization = "ENABLED"
  }

  workflow_details {
    on_upload {
      execution_role = aws_iam_role.transfer.arn
      workflow_id    = "w-0123456789abcdef0"
    }
  }

  tags = {
    Team = "shop"
  }
}

resource "aws_transfer_server" "defaults" {}

resource "aws_transfer_user" "partner" {
  server_id           = aws_transfer_server.defaults.id
  user_name           = "partner"
  role                = aws_iam_role.transfer.arn
  home_directory_type = "LOGICAL"

  home_directory_mappings {
    entry  = "/in"
    target = "/uploads/partner"
  }

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "s3:PutObject", Resource = "arn:aws:s3:::uploads/partner/*" }]
  })
}

resource "aws_transfer_ssh_key" "partner" {
  server_id = aws_transfer_server.defaults.id
  user_name = aws_transfer_user.partner.user_name
  body      = "ssh-ed25519 AAAA partner"
}

resource "aws_transfer_user" "batch" {
  server_id      = aws_transfer_server.defaults.id
  user_name      = "batch"
  role           = aws_iam_role.transfer.arn
  home_directory = "/fs-0123456789abcdef0/batch"

  posix_profile {
    uid            = 1000
    gid            = 1000
    secondary_gids = [1001, 1002]
  }
}

resource "aws_transfer_profile" "ours" {
  as2_id          = "SHOP"
  profile_type    = "LOCAL"
  certificate_ids = [aws_transfer_certificate.us.certificate_id]
}

resource "aws_transfer_certificate" "us" {
  certificate = "-----BEGIN CERTIFICATE-----"
  private_key = "second-secret"
  usage       = "SIGNING"
  description = "Signs"
}

resource "aws_transfer_agreement" "partner_sends" {
  description        = "What the partner sends"
  server_id          = aws_transfer_server.defaults.id
  access_role        = aws_iam_role.transfer.arn
  base_directory     = "/uploads/partner"
  local_profile_id   = aws_transfer_profile.ours.profile_id
  partner_profile_id = "p-0123456789abcdef0"
}

resource "aws_transfer_connector" "to_partner" {
  url          = "https://partner.example.com"
  access_role  = aws_iam_role.transfer.arn
  logging_role = aws_iam_role.transfer.arn

  as2_config {
    compression           = "ZLIB"
    encryption_algorithm  = "AES256_CBC"
    local_profile_id      = aws_transfer_profile.ours.profile_id
    mdn_response          = "SYNC"
    mdn_signing_algorithm = "SHA256"
    partner_profile_id    = "p-0123456789abcdef0"
    signing_algorithm     = "SHA256"
  }
}

resource "aws_iam_role" "transfer" {
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}
