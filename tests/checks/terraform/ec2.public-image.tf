# fail: everybody
resource "aws_ami_launch_permission" "everybody" {
  image_id = aws_ami.subject.id
  group    = "all"
}

resource "aws_ami" "subject" {
  name = "web"
}
# ---
# undetermined: a parameter
variable "group" {}

resource "aws_ami_launch_permission" "somebody" {
  image_id = aws_ami.subject.id
  group    = var.group
}

resource "aws_ami" "subject" {
  name = "web"
}
