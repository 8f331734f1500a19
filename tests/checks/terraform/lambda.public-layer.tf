# pass: one account
resource "aws_lambda_layer_version_permission" "it" {
  layer_name     = aws_lambda_layer_version.subject.layer_arn
  version_number = aws_lambda_layer_version.subject.version
  principal      = "123456789012"
  action         = "lambda:GetLayerVersion"
  statement_id   = "one"
}

resource "aws_lambda_layer_version" "subject" {
  layer_name = "shared"
}

# ---
# pass: one organization
resource "aws_lambda_layer_version_permission" "it" {
  layer_name      = aws_lambda_layer_version.subject.layer_arn
  version_number  = aws_lambda_layer_version.subject.version
  principal       = "*"
  organization_id = "o-1"
  action          = "lambda:GetLayerVersion"
  statement_id    = "one"
}

resource "aws_lambda_layer_version" "subject" {
  layer_name = "shared"
}

# ---
# fail: everybody
resource "aws_lambda_layer_version_permission" "it" {
  layer_name     = aws_lambda_layer_version.subject.layer_arn
  version_number = aws_lambda_layer_version.subject.version
  principal      = "*"
  action         = "lambda:GetLayerVersion"
  statement_id   = "one"
}

resource "aws_lambda_layer_version" "subject" {
  layer_name = "shared"
}

# ---
# undetermined: a parameter
variable "who" {}

resource "aws_lambda_layer_version_permission" "it" {
  layer_name     = aws_lambda_layer_version.subject.layer_arn
  version_number = aws_lambda_layer_version.subject.version
  principal      = var.who
  action         = "lambda:GetLayerVersion"
  statement_id   = "one"
}

resource "aws_lambda_layer_version" "subject" {
  layer_name = "shared"
}
