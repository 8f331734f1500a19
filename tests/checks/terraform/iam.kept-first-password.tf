# pass: asked to change it
resource "aws_iam_user_login_profile" "password" {
  user                    = aws_iam_user.subject.name
  password_reset_required = true
}

resource "aws_iam_user" "subject" {
  name = "first"
}
# ---
# fail: not by default
resource "aws_iam_user_login_profile" "password" {
  user = aws_iam_user.subject.name
}

resource "aws_iam_user" "subject" {
  name = "first"
}
# ---
# undetermined: a parameter
variable "reset" {}

resource "aws_iam_user_login_profile" "password" {
  user                    = aws_iam_user.subject.name
  password_reset_required = var.reset
}

resource "aws_iam_user" "subject" {
  name = "first"
}
