# undetermined: the list is a parameter
variable "arns" {}

resource "aws_iam_user_policy_attachment" "each" {
  for_each   = toset(var.arns)
  user       = aws_iam_user.subject.name
  policy_arn = each.value
}

resource "aws_iam_user" "subject" {
  name = "operator"
}
