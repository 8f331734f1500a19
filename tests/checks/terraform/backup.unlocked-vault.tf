# undetermined: decided by a parameter that has no value
variable "lock" {}

resource "aws_backup_vault_lock_configuration" "lock" {
  count              = var.lock ? 1 : 0
  backup_vault_name  = aws_backup_vault.subject.name
  min_retention_days = 30
}

resource "aws_backup_vault" "subject" {
  name = "orders"
}
