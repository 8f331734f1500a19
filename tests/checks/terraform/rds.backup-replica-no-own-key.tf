# pass: a key of its own
resource "aws_db_instance_automated_backups_replication" "copy" {
  source_db_instance_arn = aws_db_instance.subject.arn
  region                 = "eu-west-1"
  kms_key_id             = "arn:aws:kms:eu-west-1:111122223333:key/1"
}

resource "aws_db_instance" "subject" {
  engine = "postgres"
}

# ---
# fail: none is named
resource "aws_db_instance_automated_backups_replication" "copy" {
  source_db_instance_arn = aws_db_instance.subject.arn
  region                 = "eu-west-1"
}

resource "aws_db_instance" "subject" {
  engine = "postgres"
}

# ---
# undetermined: decided by a parameter that has no value
variable "key" {}

resource "aws_db_instance_automated_backups_replication" "copy" {
  source_db_instance_arn = aws_db_instance.subject.arn
  region                 = "eu-west-1"
  kms_key_id             = var.key
}

resource "aws_db_instance" "subject" {
  engine = "postgres"
}
