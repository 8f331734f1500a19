# pass: one of the two is switched off
resource "aws_iam_access_key" "first" {
  user = aws_iam_user.subject.name
}

resource "aws_iam_access_key" "second" {
  user   = aws_iam_user.subject.name
  status = "Inactive"
}

resource "aws_iam_user" "subject" {
  name = "deployer"
}
# ---
# fail: both work
resource "aws_iam_access_key" "first" {
  user = aws_iam_user.subject.name
}

resource "aws_iam_access_key" "second" {
  user = aws_iam_user.subject.name
}

resource "aws_iam_user" "subject" {
  name = "deployer"
}
# ---
# undetermined: the state of the second is not known
variable "state" {}

resource "aws_iam_access_key" "first" {
  user = aws_iam_user.subject.name
}

resource "aws_iam_access_key" "second" {
  user   = aws_iam_user.subject.name
  status = var.state
}

resource "aws_iam_user" "subject" {
  name = "deployer"
}
