# types: aws_default_vpc aws_default_subnet aws_default_route_table aws_default_vpc_dhcp_options

resource "aws_default_vpc" "made_by_aws" {}

resource "aws_default_subnet" "made_too" {
  availability_zone = "eu-central-1a"
}

resource "aws_default_vpc_dhcp_options" "made_as_well" {
  tags = {
    kept = "yes"
  }
}

resource "aws_vpc" "harbour" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_internet_gateway" "door" {}

resource "aws_default_route_table" "main_table" {
  default_route_table_id = aws_vpc.harbour.default_route_table_id

  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.door.id
  }
}
