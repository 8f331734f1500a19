# types: aws_security_group aws_default_security_group aws_security_group_rule aws_vpc_security_group_ingress_rule aws_vpc_security_group_egress_rule aws_vpc_security_group_vpc_association

resource "aws_vpc" "harbour" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_vpc" "annex" {
  cidr_block = "10.1.0.0/16"
}

resource "aws_default_security_group" "closed" {
  vpc_id = aws_vpc.harbour.id
}

resource "aws_security_group" "balancer" {
  name                   = "balancer"
  description            = "What the internet reaches"
  vpc_id                 = aws_vpc.harbour.id
  revoke_rules_on_delete = true

  ingress {
    description      = "Browsers"
    protocol         = "TCP"
    from_port        = 443
    to_port          = 443
    cidr_blocks      = ["0.0.0.0/0", "198.51.100.0/24"]
    ipv6_cidr_blocks = ["::/0"]
  }
  ingress {
    protocol    = "icmp"
    from_port   = 8
    to_port     = 0
    cidr_blocks = ["10.0.0.0/8"]
  }
  ingress {
    protocol  = "-1"
    from_port = 0
    to_port   = 0
    self      = true
  }
  egress {
    protocol        = "tcp"
    from_port       = 8080
    to_port         = 8081
    security_groups = [aws_security_group.servers.id]
    prefix_list_ids = ["pl-12345678"]
  }

  tags = {
    tier = "edge"
  }
}

resource "aws_security_group" "servers" {
  vpc_id = aws_vpc.harbour.id
}

resource "aws_security_group_rule" "from_balancer" {
  type                     = "ingress"
  security_group_id        = aws_security_group.servers.id
  protocol                 = "tcp"
  from_port                = 8080
  to_port                  = 8081
  source_security_group_id = aws_security_group.balancer.id
}

resource "aws_security_group_rule" "among_themselves" {
  type              = "ingress"
  security_group_id = aws_security_group.servers.id
  protocol          = "udp"
  from_port         = 7946
  to_port           = 7946
  self              = true
}

resource "aws_security_group_rule" "anywhere" {
  type              = "egress"
  security_group_id = aws_security_group.servers.id
  description       = "Updates"
  protocol          = "all"
  from_port         = 0
  to_port           = 65535
  cidr_blocks       = ["0.0.0.0/0"]
  ipv6_cidr_blocks  = ["::/0"]
  prefix_list_ids   = ["pl-87654321"]
}

resource "aws_security_group" "database" {
  name   = "database"
  vpc_id = aws_vpc.harbour.id
}

resource "aws_vpc_security_group_ingress_rule" "from_servers" {
  security_group_id            = aws_security_group.database.id
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
  referenced_security_group_id = aws_security_group.servers.id
}

resource "aws_vpc_security_group_ingress_rule" "from_office" {
  security_group_id = aws_security_group.database.id
  ip_protocol       = "tcp"
  from_port         = 5432
  to_port           = 5432
  cidr_ipv4         = "198.51.100.7/32"
  description       = "The operator"

  tags = {
    until = "2027"
  }
}

resource "aws_vpc_security_group_egress_rule" "to_itself" {
  security_group_id            = aws_security_group.database.id
  ip_protocol                  = "-1"
  referenced_security_group_id = aws_security_group.database.id
}

resource "aws_vpc_security_group_egress_rule" "by_list" {
  security_group_id = aws_security_group.database.id
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  prefix_list_id    = "pl-12345678"
}

resource "aws_vpc_security_group_vpc_association" "annex" {
  security_group_id = aws_security_group.database.id
  vpc_id            = aws_vpc.annex.id
}
