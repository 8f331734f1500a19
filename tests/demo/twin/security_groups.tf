# The bastion's is open to the world. All let everything out, as a group does that nobody tells otherwise.

locals {
  web_rules = {
    balancer = { port = 8080, from = aws_vpc.vpc.cidr_block }
    admin    = { port = 22, from = var.admin_network }
  }
}

resource "aws_security_group" "balancer_group" {
  name        = "${local.name}-balancer"
  description = "Everyone to the load balancer"
  vpc_id      = aws_vpc.vpc.id

  dynamic "ingress" {
    for_each = toset([80, 443])

    content {
      protocol    = "tcp"
      from_port   = ingress.value
      to_port     = ingress.value
      cidr_blocks = ["0.0.0.0/0"]
    }
  }

  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group" "web_group" {
  name        = "${local.name}-web"
  description = "The load balancer to the web servers"
  vpc_id      = aws_vpc.vpc.id

  dynamic "ingress" {
    for_each = local.web_rules
    iterator = rule

    content {
      protocol    = "tcp"
      from_port   = rule.value.port
      to_port     = rule.value.port
      cidr_blocks = [rule.value.from]
    }
  }

  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group" "bastion_group" {
  name        = "${local.name}-bastion"
  description = "Administration, from anywhere"
  vpc_id      = aws_vpc.vpc.id

  ingress {
    protocol    = "tcp"
    from_port   = 22
    to_port     = 22
    cidr_blocks = ["0.0.0.0/0"]
  }

  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group" "database_group" {
  name        = "${local.name}-database"
  description = "Web servers to the database"
  vpc_id      = aws_vpc.vpc.id
}

resource "aws_vpc_security_group_ingress_rule" "database" {
  security_group_id = aws_security_group.database_group.id
  ip_protocol       = "tcp"
  from_port         = 5432
  to_port           = 5432
  cidr_ipv4         = aws_vpc.vpc.cidr_block
}

resource "aws_vpc_security_group_egress_rule" "database" {
  security_group_id = aws_security_group.database_group.id
  ip_protocol       = "-1"
  cidr_ipv4         = "0.0.0.0/0"
}
