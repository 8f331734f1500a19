# undetermined: the attributes are a parameter
variable "drop" {}
variable "mode" {}

resource "aws_lb" "subject" {
  drop_invalid_header_fields = var.drop
  desync_mitigation_mode     = var.mode
}
