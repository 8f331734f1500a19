# pass: by its tag
resource "aws_backup_selection" "tagged" {
  name         = "tagged"
  plan_id      = aws_backup_plan.daily.id
  iam_role_arn = "arn:aws:iam::111122223333:role/backup"

  selection_tag {
    type  = "STRINGEQUALS"
    key   = "backup"
    value = "daily"
  }
}

resource "aws_backup_plan" "daily" {
  name = "daily"

  rule {
    rule_name         = "daily"
    target_vault_name = "vault"
  }
}

resource "aws_efs_file_system" "subject" {
  tags = { backup = "daily" }
}
# ---
# pass: by name, from a plan that is made elsewhere
resource "aws_backup_selection" "named" {
  name         = "named"
  plan_id      = "plan"
  iam_role_arn = "arn:aws:iam::111122223333:role/backup"
  resources    = [aws_ebs_volume.subject.arn]
}

resource "aws_ebs_volume" "subject" {
  availability_zone = "eu-west-1a"
  size              = 8
}
# ---
# fail: another one is
resource "aws_backup_selection" "named" {
  name         = "named"
  plan_id      = aws_backup_plan.daily.id
  iam_role_arn = "arn:aws:iam::111122223333:role/backup"
  resources    = ["arn:aws:rds:eu-west-1:111122223333:cluster:users"]
}

resource "aws_backup_plan" "daily" {
  name = "daily"

  rule {
    rule_name         = "daily"
    target_vault_name = "vault"
  }
}

resource "aws_rds_cluster" "subject" {
  engine = "aurora-mysql"
}
