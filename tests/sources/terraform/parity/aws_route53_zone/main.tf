# types: aws_route53_zone aws_route53_zone_association aws_route53_record aws_route53_query_log aws_route53_key_signing_key aws_route53_hosted_zone_dnssec aws_route53_health_check aws_route53_cidr_location aws_route53_resolver_endpoint
resource "aws_route53_zone" "public" {
  name          = "example.com"
  comment       = "the shop"
  force_destroy = true

  tags = {
    Team = "shop"
  }
}

resource "aws_route53_zone" "private" {
  name = "internal.example.com"

  vpc {
    vpc_id     = "vpc-0aaaaaaaaaaaaaaaa"
    vpc_region = "eu-central-1"
  }
}

resource "aws_route53_zone_association" "second" {
  zone_id = aws_route53_zone.private.zone_id
  vpc_id  = "vpc-0bbbbbbbbbbbbbbbb"
}

resource "aws_route53_query_log" "public" {
  zone_id                  = aws_route53_zone.public.zone_id
  cloudwatch_log_group_arn = "arn:aws:logs:us-east-1:123456789012:log-group:queries"
}

resource "aws_route53_key_signing_key" "public_key" {
  hosted_zone_id             = aws_route53_zone.public.id
  name                       = "first"
  key_management_service_arn = aws_kms_key.dns.arn
}

resource "aws_route53_hosted_zone_dnssec" "public" {
  hosted_zone_id = aws_route53_zone.public.id
}

resource "aws_route53_record" "front" {
  zone_id = aws_route53_zone.public.zone_id
  name    = "shop.example.com"
  type    = "A"

  alias {
    name                   = aws_cloudfront_distribution.edge.domain_name
    zone_id                = "Z2FDTNDATAQYW2"
    evaluate_target_health = false
  }
}

resource "aws_route53_record" "weighted" {
  zone_id         = aws_route53_zone.public.zone_id
  name            = "api.example.com"
  type            = "CNAME"
  ttl             = 60
  records         = ["one.example.com"]
  set_identifier  = "one"
  health_check_id = aws_route53_health_check.api.id
  allow_overwrite = true

  weighted_routing_policy {
    weight = 90
  }
}

resource "aws_route53_record" "placed" {
  zone_id        = aws_route53_zone.public.zone_id
  name           = "placed.example.com"
  type           = "A"
  ttl            = 60
  records        = ["192.0.2.1", "192.0.2.2"]
  set_identifier = "europe"

  geolocation_routing_policy {
    continent = "EU"
  }
}

resource "aws_route53_record" "failing_over" {
  zone_id        = aws_route53_zone.public.zone_id
  name           = "ha.example.com"
  type           = "A"
  ttl            = 60
  records        = ["192.0.2.1"]
  set_identifier = "first"

  failover_routing_policy {
    type = "PRIMARY"
  }
}

resource "aws_route53_record" "near" {
  zone_id                          = aws_route53_zone.private.zone_id
  name                             = "near.internal.example.com"
  type                             = "A"
  ttl                              = 60
  records                          = ["10.0.0.1"]
  set_identifier                   = "frankfurt"
  multivalue_answer_routing_policy = false

  latency_routing_policy {
    region = "eu-central-1"
  }
}

resource "aws_route53_health_check" "api" {
  type              = "HTTPS"
  fqdn              = "api.example.com"
  port              = 443
  resource_path     = "/health"
  failure_threshold = 3
  request_interval  = 30
  measure_latency   = true
  enable_sni        = true
  regions           = ["eu-west-1", "us-east-1", "ap-southeast-1"]

  tags = {
    Name = "api"
  }
}

resource "aws_route53_health_check" "any" {
  type                   = "CALCULATED"
  child_health_threshold = 1
  child_healthchecks     = [aws_route53_health_check.api.id]
}

resource "aws_route53_health_check" "alarmed" {
  type                            = "CLOUDWATCH_METRIC"
  cloudwatch_alarm_name           = "errors"
  cloudwatch_alarm_region         = "eu-central-1"
  insufficient_data_health_status = "Healthy"
  invert_healthcheck              = true
}

resource "aws_kms_key" "dns" {}

resource "aws_cloudfront_distribution" "edge" {
  enabled      = true
  http_version = "http3"
}

resource "aws_route53_cidr_collection" "places" {
  name = "places"
}

resource "aws_route53_cidr_location" "office" {
  cidr_collection_id = aws_route53_cidr_collection.places.id
  name               = "office"
  cidr_blocks        = ["192.0.2.0/24"]
}

resource "aws_route53_record" "from_office" {
  zone_id        = aws_route53_zone.public.zone_id
  name           = "office.example.com"
  type           = "A"
  ttl            = 60
  records        = ["192.0.2.1"]
  set_identifier = "office"

  cidr_routing_policy {
    collection_id = aws_route53_cidr_collection.places.id
    location_name = aws_route53_cidr_location.office.name
  }
}

resource "aws_route53_resolver_endpoint" "inbound" {
  name               = "inbound"
  direction          = "INBOUND"
  security_group_ids = ["sg-0123456789abcdef0"]
  protocols          = ["Do53", "DoH"]

  ip_address {
    subnet_id = "subnet-0aaaaaaaaaaaaaaaa"
  }

  ip_address {
    subnet_id = "subnet-0bbbbbbbbbbbbbbbb"
    ip        = "10.0.1.4"
  }
}
