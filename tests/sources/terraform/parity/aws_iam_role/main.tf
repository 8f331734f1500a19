# types: aws_iam_role aws_iam_role_policy aws_iam_user_policy aws_iam_group_policy aws_iam_role_policy_attachment aws_iam_user_policy_attachment aws_iam_group_policy_attachment aws_iam_policy aws_iam_policy_attachment aws_iam_role_policy_attachments_exclusive aws_iam_user_policy_attachments_exclusive aws_iam_group_policy_attachments_exclusive aws_iam_user aws_iam_user_login_profile aws_iam_user_group_membership aws_iam_group aws_iam_group_membership aws_iam_access_key aws_iam_instance_profile aws_iam_account_password_policy aws_iam_openid_connect_provider aws_iam_saml_provider aws_iam_server_certificate aws_iam_service_linked_role aws_iam_virtual_mfa_device

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["ec2.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "server" {
  name                  = "server"
  path                  = "/harbour/"
  description           = "What servers may do"
  assume_role_policy    = data.aws_iam_policy_document.trust.json
  max_session_duration  = 7200
  permissions_boundary  = aws_iam_policy.boundary.arn
  force_detach_policies = true
  managed_policy_arns   = ["arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore"]

  inline_policy {
    name   = "read"
    policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "*" }] })
  }

  tags = {
    team = "harbour"
  }
}

resource "aws_iam_role" "bare" {
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = aws_iam_role.server.arn } }]
  })

  inline_policy {}
}

resource "aws_iam_role_policy" "write" {
  role   = aws_iam_role.server.id
  name   = "write"
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:PutObject", Resource = "*" }] })
}

resource "aws_iam_policy" "boundary" {
  name        = "boundary"
  description = "The most"
  policy      = jsonencode({ Version = "2012-10-17", Statement = [] })

  tags = {
    team = "harbour"
  }
}

resource "aws_iam_policy" "operate" {
  policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}

resource "aws_iam_role_policy_attachment" "operate" {
  role       = aws_iam_role.server.name
  policy_arn = aws_iam_policy.operate.arn
}

resource "aws_iam_policy_attachment" "everywhere" {
  name       = "everywhere"
  roles      = [aws_iam_role.bare.name]
  users      = [aws_iam_user.ada.name]
  groups     = [aws_iam_group.operators.name]
  policy_arn = aws_iam_policy.operate.arn
}

resource "aws_iam_user" "ada" {
  name          = "ada"
  force_destroy = true
}

resource "aws_iam_user" "bob" {
  name = "bob"
}

resource "aws_iam_user_policy" "own" {
  user   = aws_iam_user.ada.name
  name   = "own"
  policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}

resource "aws_iam_user_policy_attachment" "read_only" {
  user       = aws_iam_user.ada.name
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}

resource "aws_iam_user_login_profile" "ada" {
  user            = aws_iam_user.ada.name
  password_length = 20
}

resource "aws_iam_access_key" "first" {
  user = aws_iam_user.ada.name
}

resource "aws_iam_access_key" "second" {
  user   = aws_iam_user.ada.name
  status = "Inactive"
}

resource "aws_iam_group" "operators" {
  name = "operators"
  path = "/harbour/"
}

resource "aws_iam_group_policy" "restart" {
  group  = aws_iam_group.operators.name
  name   = "restart"
  policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}

resource "aws_iam_group_policy_attachment" "view" {
  group      = aws_iam_group.operators.name
  policy_arn = "arn:aws:iam::aws:policy/job-function/ViewOnlyAccess"
}

resource "aws_iam_group" "billing" {
  name = "billing"
}

resource "aws_iam_user_group_membership" "ada" {
  user   = aws_iam_user.ada.name
  groups = [aws_iam_group.operators.name, aws_iam_group.billing.name]
}

resource "aws_iam_group_membership" "bobs" {
  name  = "bobs"
  group = aws_iam_group.billing.name
  users = [aws_iam_user.bob.name]
}

resource "aws_iam_instance_profile" "server_profile" {
  name = "server"
  path = "/harbour/"
  role = aws_iam_role.server.name
}

resource "aws_iam_account_password_policy" "passwords" {
  minimum_password_length   = 16
  require_symbols           = true
  max_password_age          = 90
  password_reuse_prevention = 24
}

resource "aws_iam_openid_connect_provider" "builds" {
  url             = "https://token.actions.example"
  client_id_list  = ["sts.amazonaws.com"]
  thumbprint_list = ["0123456789abcdef0123456789abcdef01234567"]
}

resource "aws_iam_saml_provider" "staff" {
  name                   = "staff"
  saml_metadata_document = "<EntityDescriptor/>"
}

resource "aws_iam_server_certificate" "old_name" {
  name             = "old-name"
  certificate_body = "-----BEGIN CERTIFICATE-----"
  private_key      = "hidden"
  path             = "/cloudfront/"
}

resource "aws_iam_service_linked_role" "search" {
  aws_service_name = "es.amazonaws.com"
  description      = "Search"

  tags = {
    team = "harbour"
  }
}

resource "aws_iam_virtual_mfa_device" "phone" {
  virtual_mfa_device_name = "phone"
  path                    = "/"
}

resource "aws_iam_role" "closed" {
  name               = "closed"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}

resource "aws_iam_role_policy_attachments_exclusive" "closed" {
  role_name   = aws_iam_role.closed.name
  policy_arns = ["arn:aws:iam::aws:policy/ReadOnlyAccess"]
}

resource "aws_iam_user" "closed_one" {
  name = "closed-one"
}

resource "aws_iam_user_policy_attachments_exclusive" "closed_one" {
  user_name   = aws_iam_user.closed_one.name
  policy_arns = ["arn:aws:iam::aws:policy/ReadOnlyAccess"]
}

resource "aws_iam_group" "closed_ones" {
  name = "closed-ones"
}

resource "aws_iam_group_policy_attachments_exclusive" "closed_ones" {
  group_name  = aws_iam_group.closed_ones.name
  policy_arns = ["arn:aws:iam::aws:policy/ReadOnlyAccess", "arn:aws:iam::aws:policy/SecurityAudit"]
}
