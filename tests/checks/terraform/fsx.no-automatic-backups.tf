# pass: a backup plan takes them
resource "aws_backup_selection" "named" {
  name         = "named"
  plan_id      = "plan"
  iam_role_arn = "arn:aws:iam::111122223333:role/backup"
  resources    = [aws_fsx_lustre_file_system.subject.arn]
}

resource "aws_fsx_lustre_file_system" "subject" {
  subnet_ids      = ["subnet-1"]
  deployment_type = "PERSISTENT_2"
}
