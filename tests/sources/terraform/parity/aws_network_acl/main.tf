# types: aws_network_acl aws_default_network_acl aws_network_acl_rule aws_network_acl_association

resource "aws_vpc" "harbour" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "front" {
  vpc_id     = aws_vpc.harbour.id
  cidr_block = "10.0.1.0/24"
}

resource "aws_subnet" "back" {
  vpc_id     = aws_vpc.harbour.id
  cidr_block = "10.0.2.0/24"
}

resource "aws_subnet" "side" {
  vpc_id     = aws_vpc.harbour.id
  cidr_block = "10.0.3.0/24"
}

resource "aws_network_acl" "fence" {
  vpc_id     = aws_vpc.harbour.id
  subnet_ids = [aws_subnet.front.id]

  ingress {
    rule_no    = 100
    action     = "allow"
    protocol   = "tcp"
    cidr_block = "0.0.0.0/0"
    from_port  = 443
    to_port    = 443
  }
  ingress {
    rule_no         = 110
    action          = "deny"
    protocol        = "icmpv6"
    ipv6_cidr_block = "::/0"
    from_port       = 0
    to_port         = 0
    icmp_type       = -1
    icmp_code       = -1
  }
  egress {
    rule_no    = 100
    action     = "allow"
    protocol   = "-1"
    cidr_block = "0.0.0.0/0"
    from_port  = 0
    to_port    = 0
  }
}

resource "aws_network_acl_rule" "dns" {
  network_acl_id = aws_network_acl.fence.id
  rule_number    = 200
  egress         = true
  protocol       = "17"
  rule_action    = "allow"
  cidr_block     = "10.0.0.2/32"
  from_port      = 53
  to_port        = 53
}

resource "aws_network_acl_association" "back" {
  network_acl_id = aws_network_acl.fence.id
  subnet_id      = aws_subnet.back.id
}

resource "aws_default_network_acl" "default_fence" {
  default_network_acl_id = aws_vpc.harbour.default_network_acl_id
  subnet_ids             = [aws_subnet.side.id]

  ingress {
    rule_no    = 10
    action     = "allow"
    protocol   = "udp"
    cidr_block = "10.0.0.0/16"
    from_port  = 0
    to_port    = 1024
  }
}
