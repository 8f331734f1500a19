# types: aws_vpc_endpoint aws_vpc_endpoint_policy aws_vpc_endpoint_private_dns aws_vpc_endpoint_route_table_association aws_vpc_endpoint_security_group_association aws_vpc_endpoint_subnet_association aws_vpc_endpoint_service aws_vpc_endpoint_service_allowed_principal aws_vpc_endpoint_connection_notification aws_vpc_peering_connection aws_flow_log aws_ec2_instance_connect_endpoint

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

resource "aws_route_table" "table" {
  vpc_id = aws_vpc.harbour.id
}

resource "aws_security_group" "callers" {
  name        = "callers"
  description = "May call"
  vpc_id      = aws_vpc.harbour.id
}

resource "aws_vpc_endpoint" "secrets" {
  vpc_id             = aws_vpc.harbour.id
  service_name       = "com.amazonaws.eu-central-1.secretsmanager"
  vpc_endpoint_type  = "Interface"
  ip_address_type    = "ipv4"
  subnet_ids         = [aws_subnet.front.id]
  auto_accept        = true
  policy             = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Principal = "*", Action = "secretsmanager:GetSecretValue", Resource = "*" }] })

  dns_options {
    dns_record_ip_type                             = "ipv4"
    private_dns_only_for_inbound_resolver_endpoint = false
  }
}

resource "aws_vpc_endpoint_private_dns" "secrets" {
  vpc_endpoint_id     = aws_vpc_endpoint.secrets.id
  private_dns_enabled = true
}

resource "aws_vpc_endpoint_subnet_association" "secrets" {
  vpc_endpoint_id = aws_vpc_endpoint.secrets.id
  subnet_id       = aws_subnet.back.id
}

resource "aws_vpc_endpoint_security_group_association" "secrets" {
  vpc_endpoint_id             = aws_vpc_endpoint.secrets.id
  security_group_id           = aws_security_group.callers.id
  replace_default_association = true
}

resource "aws_vpc_endpoint" "objects" {
  vpc_id       = aws_vpc.harbour.id
  service_name = "com.amazonaws.eu-central-1.s3"
}

resource "aws_vpc_endpoint_route_table_association" "objects" {
  vpc_endpoint_id = aws_vpc_endpoint.objects.id
  route_table_id  = aws_route_table.table.id
}

resource "aws_vpc_endpoint_policy" "objects" {
  vpc_endpoint_id = aws_vpc_endpoint.objects.id
  policy          = jsonencode({ Version = "2012-10-17", Statement = [] })
}

resource "aws_vpc_endpoint_service" "ours" {
  acceptance_required        = true
  network_load_balancer_arns = ["arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/net/ours/1"]
  private_dns_name           = "ours.harbour.example"
  supported_ip_address_types = ["ipv4"]
}

resource "aws_vpc_endpoint_service_allowed_principal" "partner" {
  vpc_endpoint_service_id = aws_vpc_endpoint_service.ours.id
  principal_arn           = "arn:aws:iam::210987654321:root"
}

resource "aws_vpc_endpoint_connection_notification" "asked" {
  vpc_endpoint_service_id     = aws_vpc_endpoint_service.ours.id
  connection_notification_arn = "arn:aws:sns:eu-central-1:123456789012:asked"
  connection_events           = ["Accept", "Reject"]
}

resource "aws_vpc_peering_connection" "bridge" {
  vpc_id        = aws_vpc.harbour.id
  peer_vpc_id   = "vpc-0123456789abcdef0"
  peer_owner_id = "210987654321"
  peer_region   = "eu-west-1"
  auto_accept   = false
}

resource "aws_flow_log" "of_harbour" {
  vpc_id                   = aws_vpc.harbour.id
  traffic_type             = "ALL"
  log_destination          = "arn:aws:s3:::harbour-logs/flows"
  log_destination_type     = "s3"
  max_aggregation_interval = 60

  destination_options {
    file_format        = "parquet"
    per_hour_partition = true
  }
}

resource "aws_flow_log" "of_front" {
  subnet_id       = aws_subnet.front.id
  traffic_type    = "REJECT"
  iam_role_arn    = "arn:aws:iam::123456789012:role/flows"
  log_destination = "arn:aws:logs:eu-central-1:123456789012:log-group:flows"
}

resource "aws_ec2_instance_connect_endpoint" "way_in" {
  subnet_id          = aws_subnet.back.id
  security_group_ids = [aws_security_group.callers.id]
  preserve_client_ip = false
}
