# types: aws_vpn_connection aws_vpn_connection_route aws_customer_gateway aws_ec2_client_vpn_endpoint aws_ec2_client_vpn_authorization_rule aws_ec2_client_vpn_network_association aws_ec2_client_vpn_route

resource "aws_customer_gateway" "office" {
  bgp_asn     = "65010"
  ip_address  = "198.51.100.1"
  type        = "ipsec.1"
  device_name = "office-router"
}

resource "aws_vpn_gateway" "tunnel" {}

resource "aws_vpn_connection" "to_office" {
  customer_gateway_id = aws_customer_gateway.office.id
  vpn_gateway_id      = aws_vpn_gateway.tunnel.id
  type                = "ipsec.1"
  static_routes_only  = true

  tunnel1_inside_cidr                  = "169.254.10.0/30"
  tunnel1_ike_versions                 = ["ikev2"]
  tunnel1_phase1_dh_group_numbers      = [20, 21]
  tunnel1_phase1_encryption_algorithms = ["AES256-GCM-16"]
  tunnel1_dpd_timeout_action           = "restart"
  tunnel1_startup_action               = "start"

  tunnel1_log_options {
    cloudwatch_log_options {
      log_enabled       = true
      log_group_arn     = "arn:aws:logs:eu-central-1:123456789012:log-group:vpn"
      log_output_format = "json"
    }
  }

  tunnel2_ike_versions       = ["ikev1", "ikev2"]
  tunnel2_replay_window_size = 128
}

resource "aws_vpn_connection_route" "lan" {
  vpn_connection_id      = aws_vpn_connection.to_office.id
  destination_cidr_block = "192.168.0.0/24"
}

resource "aws_vpc" "harbour" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "front" {
  vpc_id     = aws_vpc.harbour.id
  cidr_block = "10.0.1.0/24"
}

resource "aws_ec2_client_vpn_endpoint" "for_staff" {
  description            = "Staff"
  client_cidr_block      = "10.200.0.0/22"
  server_certificate_arn = "arn:aws:acm:eu-central-1:123456789012:certificate/1"
  split_tunnel           = true
  transport_protocol     = "udp"
  vpn_port               = 443
  session_timeout_hours  = 8
  vpc_id                 = aws_vpc.harbour.id

  authentication_options {
    type                       = "certificate-authentication"
    root_certificate_chain_arn = "arn:aws:acm:eu-central-1:123456789012:certificate/2"
  }
  authentication_options {
    type              = "federated-authentication"
    saml_provider_arn = "arn:aws:iam::123456789012:saml-provider/staff"
  }
  client_login_banner_options {
    enabled     = true
    banner_text = "Be kind"
  }
  connection_log_options {
    enabled              = true
    cloudwatch_log_group = "vpn"
  }

  tags = {
    Name = "staff"
  }
}

resource "aws_ec2_client_vpn_network_association" "front" {
  client_vpn_endpoint_id = aws_ec2_client_vpn_endpoint.for_staff.id
  subnet_id              = aws_subnet.front.id
}

resource "aws_ec2_client_vpn_authorization_rule" "everyone" {
  client_vpn_endpoint_id = aws_ec2_client_vpn_endpoint.for_staff.id
  target_network_cidr    = "10.0.0.0/16"
  authorize_all_groups   = true
}

resource "aws_ec2_client_vpn_route" "out" {
  client_vpn_endpoint_id = aws_ec2_client_vpn_endpoint.for_staff.id
  destination_cidr_block = "0.0.0.0/0"
  target_vpc_subnet_id   = aws_subnet.front.id
}
