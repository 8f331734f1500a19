# fail: the password
resource "aws_glue_connection" "subject" {
  name = "orders"

  connection_properties = {
    USERNAME = "etl"
    PASSWORD = "example"
  }
}
# ---
# undetermined: a parameter that may be empty
variable "password" {}

resource "aws_glue_connection" "subject" {
  name = "orders"

  connection_properties = {
    PASSWORD = var.password
  }
}
