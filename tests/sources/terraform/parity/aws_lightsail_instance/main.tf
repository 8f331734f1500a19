# types: aws_lightsail_instance aws_lightsail_instance_public_ports
resource "aws_lightsail_instance" "blog" {
  name              = "blog"
  availability_zone = "eu-central-1a"
  blueprint_id      = "amazon_linux_2023"
  bundle_id         = "nano_3_0"
  key_pair_name     = "admin"
  user_data         = "echo hello"
  tags              = { Team = "shop" }
  add_on {
    type          = "AutoSnapshot"
    snapshot_time = "06:00"
    status        = "Enabled"
  }
}
resource "aws_lightsail_instance_public_ports" "blog" {
  instance_name = aws_lightsail_instance.blog.name
  port_info {
    protocol  = "tcp"
    from_port = 443
    to_port   = 443
    cidrs     = ["203.0.113.0/24"]
  }
}
