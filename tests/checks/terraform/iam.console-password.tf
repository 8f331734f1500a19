# fail: one
resource "aws_iam_user_login_profile" "password" {
  user = aws_iam_user.subject.name
}

resource "aws_iam_user" "subject" {
  name = "first"
}
