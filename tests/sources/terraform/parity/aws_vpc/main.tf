# types: aws_vpc aws_subnet aws_route_table aws_route aws_route_table_association aws_main_route_table_association aws_internet_gateway aws_internet_gateway_attachment aws_egress_only_internet_gateway aws_vpn_gateway aws_vpn_gateway_attachment aws_vpn_gateway_route_propagation aws_nat_gateway aws_nat_gateway_eip_association aws_vpc_dhcp_options aws_vpc_dhcp_options_association aws_vpc_ipv4_cidr_block_association aws_vpc_ipv6_cidr_block_association aws_ec2_managed_prefix_list aws_ec2_managed_prefix_list_entry aws_vpc_encryption_control aws_vpc_block_public_access_options aws_vpc_block_public_access_exclusion

resource "aws_vpc" "harbour" {
  cidr_block                       = "10.0.0.0/16"
  instance_tenancy                 = "default"
  enable_dns_hostnames             = true
  assign_generated_ipv6_cidr_block = true

  tags = {
    Name = "harbour"
  }
}

resource "aws_vpc_ipv4_cidr_block_association" "more" {
  vpc_id     = aws_vpc.harbour.id
  cidr_block = "10.1.0.0/16"
}

resource "aws_vpc_ipv6_cidr_block_association" "pooled" {
  vpc_id              = aws_vpc.harbour.id
  ipv6_ipam_pool_id   = "ipam-pool-1"
  ipv6_netmask_length = 56
}

resource "aws_vpc_dhcp_options" "names" {
  domain_name          = "harbour.example"
  domain_name_servers  = ["10.0.0.2", "10.0.0.3"]
  ntp_servers          = ["169.254.169.123"]
  netbios_node_type    = 2
}

resource "aws_vpc_dhcp_options_association" "names" {
  vpc_id          = aws_vpc.harbour.id
  dhcp_options_id = aws_vpc_dhcp_options.names.id
}

resource "aws_vpc_encryption_control" "harbour" {
  vpc_id                     = aws_vpc.harbour.id
  mode                       = "monitor"
  internet_gateway_exclusion = "enable"
}

resource "aws_internet_gateway" "door" {
  vpc_id = aws_vpc.harbour.id
}

resource "aws_internet_gateway" "spare_door" {}

resource "aws_vpc" "annex" {
  cidr_block        = null
  ipv4_ipam_pool_id = "ipam-pool-2"
  ipv4_netmask_length = 20
}

resource "aws_internet_gateway_attachment" "annex" {
  internet_gateway_id = aws_internet_gateway.spare_door.id
  vpc_id              = aws_vpc.annex.id
}

resource "aws_egress_only_internet_gateway" "only_out" {
  vpc_id = aws_vpc.harbour.id
}

resource "aws_vpn_gateway" "tunnel" {
  vpc_id          = aws_vpc.harbour.id
  amazon_side_asn = "64512"
}

resource "aws_vpn_gateway" "tunnel_of_annex" {}

resource "aws_vpn_gateway_attachment" "annex" {
  vpc_id         = aws_vpc.annex.id
  vpn_gateway_id = aws_vpn_gateway.tunnel_of_annex.id
}

resource "aws_subnet" "public" {
  vpc_id                  = aws_vpc.harbour.id
  cidr_block              = "10.0.1.0/24"
  availability_zone       = "eu-central-1a"
  map_public_ip_on_launch = true
}

resource "aws_subnet" "private" {
  vpc_id                                      = aws_vpc.harbour.id
  ipv6_native                                 = true
  ipv6_cidr_block                             = "2001:db8::/64"
  assign_ipv6_address_on_creation             = true
  enable_dns64                                = true
  enable_resource_name_dns_aaaa_record_on_launch = true
  private_dns_hostname_type_on_launch         = "resource-name"
}

resource "aws_nat_gateway" "nat" {
  allocation_id = aws_eip.nat_address.id
  subnet_id     = aws_subnet.public.id
  private_ip    = "10.0.1.9"
}

resource "aws_eip" "nat_address" {
  domain = "vpc"
}

resource "aws_eip" "second" {
  domain = "vpc"
}

resource "aws_nat_gateway_eip_association" "second" {
  nat_gateway_id = aws_nat_gateway.nat.id
  allocation_id  = aws_eip.second.allocation_id
}

resource "aws_ec2_managed_prefix_list" "offices" {
  name           = "offices"
  address_family = "IPv4"
  max_entries    = 5

  entry {
    cidr        = "198.51.100.0/24"
    description = "North"
  }
}

resource "aws_ec2_managed_prefix_list_entry" "south" {
  prefix_list_id = aws_ec2_managed_prefix_list.offices.id
  cidr           = "203.0.113.0/24"
}

resource "aws_route_table" "public_table" {
  vpc_id = aws_vpc.harbour.id

  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.door.id
  }
  route {
    ipv6_cidr_block        = "::/0"
    egress_only_gateway_id = aws_egress_only_internet_gateway.only_out.id
  }
}

resource "aws_route_table" "private_table" {
  vpc_id           = aws_vpc.harbour.id
  propagating_vgws = [aws_vpn_gateway.tunnel.id]
}

resource "aws_route" "out" {
  route_table_id         = aws_route_table.private_table.id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.nat.id
}

resource "aws_route" "offices" {
  route_table_id             = aws_route_table.private_table.id
  destination_prefix_list_id = aws_ec2_managed_prefix_list.offices.id
  gateway_id                 = aws_vpn_gateway.tunnel.id
}

resource "aws_vpn_gateway_route_propagation" "public" {
  vpn_gateway_id = aws_vpn_gateway.tunnel.id
  route_table_id = aws_route_table.public_table.id
}

resource "aws_route_table_association" "public" {
  subnet_id      = aws_subnet.public.id
  route_table_id = aws_route_table.public_table.id
}

resource "aws_route_table_association" "door" {
  gateway_id     = aws_internet_gateway.door.id
  route_table_id = aws_route_table.private_table.id
}

resource "aws_main_route_table_association" "main" {
  vpc_id         = aws_vpc.harbour.id
  route_table_id = aws_route_table.private_table.id
}

resource "aws_vpc_block_public_access_options" "region" {
  internet_gateway_block_mode = "block-bidirectional"
}

resource "aws_vpc_block_public_access_exclusion" "exclusion" {
  vpc_id                          = aws_vpc.harbour.id
  internet_gateway_exclusion_mode = "allow-egress"
}
