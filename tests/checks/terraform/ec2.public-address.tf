# fail: it asks for one
resource "aws_instance" "subject" {
  ami                         = "ami-0123456789abcdef0"
  instance_type               = "t3.micro"
  subnet_id                   = "subnet-1"
  associate_public_ip_address = true
}
