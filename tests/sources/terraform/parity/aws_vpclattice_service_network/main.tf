# types: aws_vpclattice_service_network aws_vpclattice_service aws_vpclattice_auth_policy aws_vpclattice_resource_policy aws_vpclattice_listener aws_vpclattice_listener_rule aws_vpclattice_target_group aws_vpclattice_service_network_vpc_association aws_vpclattice_service_network_service_association aws_vpclattice_access_log_subscription aws_vpclattice_resource_gateway aws_vpclattice_resource_configuration
resource "aws_vpclattice_service_network" "mesh" {
  name      = "mesh"
  auth_type = "AWS_IAM"

  tags = {
    Team = "base"
  }
}

resource "aws_vpclattice_resource_policy" "mesh" {
  resource_arn = aws_vpclattice_service_network.mesh.arn

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::210987654321:root" }
      Action    = "vpc-lattice:CreateServiceNetworkVpcAssociation"
      Resource  = "*"
    }]
  })
}

resource "aws_vpclattice_service" "orders" {
  name               = "orders"
  auth_type          = "AWS_IAM"
  certificate_arn    = "arn:aws:acm:eu-central-1:123456789012:certificate/0a1b"
  custom_domain_name = "orders.example.com"
}

resource "aws_vpclattice_auth_policy" "orders" {
  resource_identifier = aws_vpclattice_service.orders.arn

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "vpc-lattice-svcs:Invoke"
      Resource  = "*"
    }]
  })
}

resource "aws_vpclattice_target_group" "functions" {
  name = "functions"
  type = "INSTANCE"

  config {
    vpc_identifier = "vpc-0123456789abcdef0"
    port           = 443
    protocol       = "HTTPS"

    health_check {
      enabled                       = true
      health_check_interval_seconds = 20
      path                          = "/health"
      unhealthy_threshold_count     = 3

      matcher {
        value = "200-299"
      }
    }
  }
}

resource "aws_vpclattice_listener" "https" {
  name               = "https"
  protocol           = "HTTPS"
  port               = 443
  service_identifier = aws_vpclattice_service.orders.id

  default_action {
    forward {
      target_groups {
        target_group_identifier = aws_vpclattice_target_group.functions.id
        weight                  = 80
      }

      target_groups {
        target_group_identifier = "tg-0123456789abcdef0"
        weight                  = 20
      }
    }
  }
}

resource "aws_vpclattice_listener_rule" "old" {
  name                = "old"
  listener_identifier = "listener-0123456789abcdef0"
  service_identifier  = aws_vpclattice_service.orders.id
  priority            = 10

  match {
    http_match {
      method = "GET"

      path_match {
        case_sensitive = false

        match {
          prefix = "/old"
        }
      }
    }
  }

  action {
    fixed_response {
      status_code = 404
    }
  }
}

resource "aws_vpclattice_service_network_vpc_association" "here" {
  vpc_identifier             = "vpc-0123456789abcdef0"
  service_network_identifier = aws_vpclattice_service_network.mesh.id
  security_group_ids         = ["sg-0123456789abcdef0"]
}

resource "aws_vpclattice_service_network_service_association" "orders_there" {
  service_identifier         = aws_vpclattice_service.orders.id
  service_network_identifier = aws_vpclattice_service_network.mesh.id
}

resource "aws_vpclattice_access_log_subscription" "orders_log" {
  resource_identifier = aws_vpclattice_service.orders.id
  destination_arn     = "arn:aws:logs:eu-central-1:123456789012:log-group:lattice:*"
}

resource "aws_vpclattice_resource_gateway" "gate" {
  name               = "gate"
  vpc_id             = "vpc-0123456789abcdef0"
  subnet_ids         = ["subnet-0aaaaaaaaaaaaaaaa"]
  security_group_ids = ["sg-0123456789abcdef0"]
  ip_address_type    = "IPV4"
}

resource "aws_vpclattice_resource_configuration" "database" {
  name                                           = "database"
  resource_gateway_identifier                    = aws_vpclattice_resource_gateway.gate.id
  port_ranges                                    = ["5432"]
  protocol                                       = "TCP"
  type                                           = "SINGLE"
  allow_association_to_shareable_service_network = true

  resource_configuration_definition {
    dns_resource {
      domain_name     = "database.example.com"
      ip_address_type = "IPV4"
    }
  }
}

resource "aws_vpclattice_resource_configuration" "cluster" {
  name = "cluster"
  type = "ARN"

  resource_configuration_definition {
    arn_resource {
      arn = "arn:aws:rds:eu-central-1:123456789012:cluster:orders"
    }
  }
}

resource "aws_vpclattice_resource_configuration" "printer" {
  name        = "printer"
  port_ranges = ["631"]

  resource_configuration_definition {
    ip_resource {
      ip_address = "10.0.0.9"
    }
  }
}
