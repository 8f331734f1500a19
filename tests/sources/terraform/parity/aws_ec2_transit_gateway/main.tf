# types: aws_ec2_transit_gateway aws_ec2_transit_gateway_vpc_attachment aws_ec2_transit_gateway_peering_attachment aws_ec2_transit_gateway_connect aws_ec2_transit_gateway_connect_peer aws_ec2_transit_gateway_multicast_domain aws_ec2_transit_gateway_route_table aws_ec2_transit_gateway_route aws_ec2_transit_gateway_route_table_association aws_ec2_transit_gateway_route_table_propagation

resource "aws_vpc" "harbour" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "front" {
  vpc_id     = aws_vpc.harbour.id
  cidr_block = "10.0.1.0/24"
}

resource "aws_ec2_transit_gateway" "hub" {
  description                     = "Hub"
  amazon_side_asn                 = 64513
  auto_accept_shared_attachments  = "enable"
  default_route_table_association = "disable"
  default_route_table_propagation = "disable"
  transit_gateway_cidr_blocks     = ["10.9.0.0/24"]

  tags = {
    Name = "hub"
  }
}

resource "aws_ec2_transit_gateway_vpc_attachment" "of_harbour" {
  transit_gateway_id     = aws_ec2_transit_gateway.hub.id
  vpc_id                 = aws_vpc.harbour.id
  subnet_ids             = [aws_subnet.front.id]
  appliance_mode_support = "enable"
  dns_support            = "disable"

  transit_gateway_default_route_table_association = false
}

resource "aws_ec2_transit_gateway_peering_attachment" "to_partner" {
  transit_gateway_id      = aws_ec2_transit_gateway.hub.id
  peer_transit_gateway_id = "tgw-0123456789abcdef0"
  peer_account_id         = "210987654321"
  peer_region             = "eu-west-1"

  tags = {
    Name = "partner"
  }
}

resource "aws_ec2_transit_gateway_connect" "sdwan" {
  transit_gateway_id      = aws_ec2_transit_gateway.hub.id
  transport_attachment_id = aws_ec2_transit_gateway_vpc_attachment.of_harbour.id
}

resource "aws_ec2_transit_gateway_connect_peer" "router" {
  transit_gateway_attachment_id = aws_ec2_transit_gateway_connect.sdwan.id
  peer_address                  = "10.0.1.7"
  inside_cidr_blocks            = ["169.254.100.0/29"]
  bgp_asn                       = "64600"
}

resource "aws_ec2_transit_gateway_multicast_domain" "many" {
  transit_gateway_id     = aws_ec2_transit_gateway.hub.id
  static_sources_support = "enable"
}

resource "aws_ec2_transit_gateway_route_table" "routes" {
  transit_gateway_id = aws_ec2_transit_gateway.hub.id
}

resource "aws_ec2_transit_gateway_route" "everything" {
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.routes.id
  destination_cidr_block         = "0.0.0.0/0"
  transit_gateway_attachment_id  = aws_ec2_transit_gateway_vpc_attachment.of_harbour.id
}

resource "aws_ec2_transit_gateway_route" "nowhere" {
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.routes.id
  destination_cidr_block         = "192.0.2.0/24"
  blackhole                      = true
}

resource "aws_ec2_transit_gateway_route_table_association" "of_harbour" {
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.routes.id
  transit_gateway_attachment_id  = aws_ec2_transit_gateway_vpc_attachment.of_harbour.id
  replace_existing_association   = true
}

resource "aws_ec2_transit_gateway_route_table_propagation" "of_harbour" {
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.routes.id
  transit_gateway_attachment_id  = aws_ec2_transit_gateway_vpc_attachment.of_harbour.id
}
