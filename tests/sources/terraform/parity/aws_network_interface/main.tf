# types: aws_network_interface aws_network_interface_attachment aws_network_interface_sg_attachment aws_network_interface_permission aws_eip aws_eip_association

resource "aws_vpc" "harbour" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "front" {
  vpc_id     = aws_vpc.harbour.id
  cidr_block = "10.0.1.0/24"
}

resource "aws_security_group" "first" {
  description = "First"
}

resource "aws_security_group" "second" {
  description = "Second"
}

resource "aws_instance" "server" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
}

resource "aws_instance" "other_server" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
}

resource "aws_network_interface" "card" {
  subnet_id         = aws_subnet.front.id
  description       = "Of the proxy"
  private_ips       = ["10.0.1.50"]
  security_groups   = [aws_security_group.first.id]
  source_dest_check = false
  ipv6_addresses    = ["2001:db8::1"]

  tags = {
    Name = "card"
  }
}

resource "aws_network_interface" "list_card" {
  subnet_id               = aws_subnet.front.id
  private_ip_list_enabled = true
  private_ip_list         = ["10.0.1.60", "10.0.1.61"]
  ipv4_prefixes           = ["10.0.1.128/28"]
  interface_type          = "efa"
}

resource "aws_network_interface_sg_attachment" "card" {
  network_interface_id = aws_network_interface.card.id
  security_group_id    = aws_security_group.second.id
}

resource "aws_network_interface_attachment" "card" {
  instance_id          = aws_instance.server.id
  network_interface_id = aws_network_interface.card.id
  device_index         = 1
}

resource "aws_network_interface_permission" "card" {
  network_interface_id = aws_network_interface.card.id
  aws_account_id       = "210987654321"
  permission           = "INSTANCE-ATTACH"
}

resource "aws_eip" "of_server" {
  instance         = aws_instance.server.id
  domain           = "vpc"
  public_ipv4_pool = "amazon"
}

resource "aws_eip" "floating" {
  vpc = true
}

resource "aws_eip_association" "floating" {
  allocation_id = aws_eip.floating.id
  instance_id   = aws_instance.other_server.id
}

resource "aws_eip" "of_card" {
  address = "203.0.113.5"
}

resource "aws_eip_association" "of_card" {
  allocation_id        = aws_eip.of_card.allocation_id
  network_interface_id = aws_network_interface.list_card.id
  private_ip_address   = "10.0.1.61"
}
