# pass: made when Terraform runs
resource "random_password" "made" {
  length = 20
}

resource "aws_db_instance" "subject" {
  engine         = "postgres"
  instance_class = "db.t4g.medium"
  password       = random_password.made.result
}
