locals {
  zone_numbers = { for index, zone in sort(keys(var.network.zones)) : zone => index }

  # Only the first public subnet gives addresses to what starts in it.
  subnets = merge(
    { for zone, number in local.zone_numbers : "public-${zone}" => {
      zone   = zone
      number = number
      public = number == 0
    } },
    { for zone, number in local.zone_numbers : "private-${zone}" => {
      zone   = zone
      number = 10 + number
      public = false
    } },
  )
}

resource "aws_vpc" "vpc" {
  cidr_block           = var.network.cidr_block
  enable_dns_support   = true
  enable_dns_hostnames = true

  tags = { Name = local.name }
}

resource "aws_internet_gateway" "gateway" {
  vpc_id = aws_vpc.vpc.id
}

resource "aws_subnet" "subnet" {
  for_each = local.subnets

  vpc_id                  = aws_vpc.vpc.id
  cidr_block              = cidrsubnet(var.network.cidr_block, 8, each.value.number)
  availability_zone       = var.network.zones[each.value.zone]
  map_public_ip_on_launch = each.value.public
}

resource "aws_route_table" "public_routes" {
  vpc_id = aws_vpc.vpc.id
}

resource "aws_route" "public_route" {
  route_table_id         = aws_route_table.public_routes.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.gateway.id
}

resource "aws_route_table_association" "public_routes" {
  for_each = local.zone_numbers

  subnet_id      = aws_subnet.subnet["public-${each.key}"].id
  route_table_id = aws_route_table.public_routes.id
}
