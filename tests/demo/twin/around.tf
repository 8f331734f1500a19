# Around: functions, queues, users, records.

resource "aws_iam_role" "mail_role" {
  name               = "${local.name}-mail"
  assume_role_policy = data.aws_iam_policy_document.assume["lambda"].json
}

resource "aws_iam_role_policy" "everything" {
  name = "everything"
  role = aws_iam_role.mail_role.name

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "*", Resource = "*" }]
  })
}

resource "aws_lambda_function" "mailer" {
  function_name = "${local.name}-mailer"
  runtime       = "python3.8"
  handler       = "index.handler"
  role          = aws_iam_role.mail_role.arn
  filename      = "${path.module}/mailer.zip"
}

resource "aws_sqs_queue" "mail" {
  name                    = "${local.name}-mail"
  sqs_managed_sse_enabled = true
}

resource "aws_sns_topic" "events" {
  name = "${local.name}-events"
}

resource "aws_ecr_repository" "repository" {
  name                 = "${local.name}/web"
  image_tag_mutability = "MUTABLE"

  image_scanning_configuration {
    scan_on_push = false
  }
}

resource "aws_cognito_user_pool" "customers" {
  name              = "${local.name}-customers"
  mfa_configuration = "OFF"

  password_policy {
    minimum_length    = 8
    require_lowercase = true
    require_uppercase = false
    require_numbers   = true
    require_symbols   = false
  }
}

resource "aws_iam_user" "operator" {
  name = "${local.name}-operator"
}

resource "aws_iam_policy" "operator_policy" {
  name = "${local.name}-operator"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = [for service in ["ec2", "rds"] : "${service}:Describe*"]
      Resource = "*"
    }]
  })
}

resource "aws_iam_user_policy_attachment" "operator" {
  user       = aws_iam_user.operator.name
  policy_arn = aws_iam_policy.operator_policy.arn
}

resource "aws_cloudwatch_log_group" "logs" {
  for_each = var.log_retention

  name              = "/${local.name}/${each.key}"
  retention_in_days = each.value
}

resource "aws_cloudtrail" "trail" {
  name                       = local.name
  s3_bucket_name             = module.logs_bucket.id
  enable_logging             = true
  is_multi_region_trail      = false
  enable_log_file_validation = false
}

resource "aws_backup_vault" "vault" {
  name = local.name
}
