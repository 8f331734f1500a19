# types: aws_cloudfront_distribution aws_cloudfront_origin_access_control aws_cloudfront_origin_access_identity aws_cloudfront_response_headers_policy aws_cloudfront_cache_policy aws_cloudfront_origin_request_policy aws_cloudfront_function aws_cloudfront_monitoring_subscription aws_cloudfront_public_key aws_cloudfront_key_group aws_cloudfront_vpc_origin aws_cloudfront_distribution_tenant aws_cloudfront_connection_group aws_cloudfront_multitenant_distribution
resource "aws_cloudfront_distribution" "shop" {
  enabled             = true
  is_ipv6_enabled     = true
  comment             = "the shop"
  aliases             = ["shop.example.com", "www.example.com"]
  default_root_object = "index.html"
  http_version        = "http2and3"
  price_class         = "PriceClass_100"
  web_acl_id          = aws_wafv2_web_acl.edge.arn
  retain_on_delete    = true
  wait_for_deployment = false

  origin {
    origin_id                = "pages"
    domain_name              = aws_s3_bucket.pages.bucket_regional_domain_name
    origin_access_control_id = aws_cloudfront_origin_access_control.signed.id
    origin_path              = "/live"
    connection_attempts      = 2
    connection_timeout       = 5

    origin_shield {
      enabled              = true
      origin_shield_region = "eu-central-1"
    }
  }

  origin {
    origin_id   = "api"
    domain_name = "api.example.com"

    custom_header {
      name  = "X-Origin"
      value = "edge"
    }

    custom_origin_config {
      http_port                = 80
      https_port               = 443
      origin_protocol_policy   = "https-only"
      origin_ssl_protocols     = ["TLSv1.2"]
      origin_read_timeout      = 30
      origin_keepalive_timeout = 5
    }
  }

  origin {
    origin_id   = "earlier"
    domain_name = "earlier.s3.amazonaws.com"

    s3_origin_config {
      origin_access_identity = "origin-access-identity/cloudfront/${aws_cloudfront_origin_access_identity.earlier_pages.id}"
    }
  }

  origin_group {
    origin_id = "both"

    failover_criteria {
      status_codes = [500, 502]
    }

    member {
      origin_id = "pages"
    }

    member {
      origin_id = "earlier"
    }
  }

  default_cache_behavior {
    target_origin_id           = "pages"
    viewer_protocol_policy     = "redirect-to-https"
    allowed_methods            = ["GET", "HEAD"]
    cached_methods             = ["GET", "HEAD"]
    compress                   = true
    cache_policy_id            = aws_cloudfront_cache_policy.long.id
    origin_request_policy_id   = aws_cloudfront_origin_request_policy.host.id
    response_headers_policy_id = aws_cloudfront_response_headers_policy.strict.id
    trusted_key_groups         = [aws_cloudfront_key_group.signers.id]

    function_association {
      event_type   = "viewer-request"
      function_arn = aws_cloudfront_function.redirects.arn
    }

    lambda_function_association {
      event_type   = "origin-request"
      lambda_arn   = "arn:aws:lambda:us-east-1:123456789012:function:edge:1"
      include_body = true
    }
  }

  ordered_cache_behavior {
    path_pattern           = "/api/*"
    target_origin_id       = "api"
    viewer_protocol_policy = "https-only"
    allowed_methods        = ["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"]
    cached_methods         = ["GET", "HEAD"]
    default_ttl            = 0
    min_ttl                = 0
    max_ttl                = 60

    forwarded_values {
      query_string            = true
      query_string_cache_keys = ["page"]
      headers                 = ["Authorization"]

      cookies {
        forward           = "whitelist"
        whitelisted_names = ["session"]
      }
    }
  }

  ordered_cache_behavior {
    path_pattern           = "/old/*"
    target_origin_id       = "earlier"
    viewer_protocol_policy = "allow-all"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    smooth_streaming       = false
  }

  custom_error_response {
    error_code            = 404
    response_code         = 200
    response_page_path    = "/index.html"
    error_caching_min_ttl = 10
  }

  logging_config {
    bucket          = "edge-logs.s3.amazonaws.com"
    prefix          = "shop/"
    include_cookies = false
  }

  restrictions {
    geo_restriction {
      restriction_type = "whitelist"
      locations        = ["DE", "AT"]
    }
  }

  viewer_certificate {
    acm_certificate_arn      = aws_acm_certificate.shop_certificate.arn
    minimum_protocol_version = "TLSv1.2_2021"
    ssl_support_method       = "sni-only"
  }

  tags = {
    Team = "shop"
  }
}

resource "aws_cloudfront_distribution" "plain" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "web.example.com"
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "allow-all"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
  }

  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }

  viewer_certificate {
    cloudfront_default_certificate = true
  }
}

resource "aws_cloudfront_monitoring_subscription" "shop" {
  distribution_id = aws_cloudfront_distribution.shop.id

  monitoring_subscription {
    realtime_metrics_subscription_config {
      realtime_metrics_subscription_status = "Enabled"
    }
  }
}

resource "aws_cloudfront_origin_access_control" "signed" {
  name                              = "signed"
  origin_access_control_origin_type = "s3"
  signing_behavior                  = "always"
  signing_protocol                  = "sigv4"
}

resource "aws_cloudfront_origin_access_identity" "earlier_pages" {
  comment = "earlier"
}

resource "aws_cloudfront_response_headers_policy" "strict" {
  name    = "strict"
  comment = "headers"

  cors_config {
    access_control_allow_credentials = true
    access_control_max_age_sec       = 600
    origin_override                  = true

    access_control_allow_headers {
      items = ["Authorization"]
    }

    access_control_allow_methods {
      items = ["GET", "POST"]
    }

    access_control_allow_origins {
      items = ["https://shop.example.com"]
    }
  }

  custom_headers_config {
    items {
      header   = "X-Shop"
      override = true
      value    = "1"
    }

    items {
      header   = "X-Edge"
      override = false
      value    = "2"
    }
  }

  security_headers_config {
    content_type_options {
      override = true
    }

    frame_options {
      frame_option = "DENY"
      override     = true
    }

    strict_transport_security {
      access_control_max_age_sec = 63072000
      include_subdomains         = true
      override                   = true
      preload                    = true
    }

    xss_protection {
      mode_block = true
      override   = true
      protection = true
    }
  }
}

resource "aws_cloudfront_cache_policy" "long" {
  name        = "long"
  default_ttl = 86400
  max_ttl     = 604800
  min_ttl     = 60

  parameters_in_cache_key_and_forwarded_to_origin {
    enable_accept_encoding_brotli = true
    enable_accept_encoding_gzip   = true

    cookies_config {
      cookie_behavior = "whitelist"

      cookies {
        items = ["session"]
      }
    }

    headers_config {
      header_behavior = "none"
    }

    query_strings_config {
      query_string_behavior = "whitelist"

      query_strings {
        items = ["page", "size"]
      }
    }
  }
}

resource "aws_cloudfront_origin_request_policy" "host" {
  name    = "host"
  comment = "with the host"

  cookies_config {
    cookie_behavior = "none"
  }

  headers_config {
    header_behavior = "whitelist"

    headers {
      items = ["Host"]
    }
  }

  query_strings_config {
    query_string_behavior = "all"
  }
}

resource "aws_cloudfront_function" "redirects" {
  name                         = "redirects"
  runtime                      = "cloudfront-js-2.0"
  comment                      = "redirects"
  code                         = "function handler(event) { return event.request; }"
  key_value_store_associations = ["arn:aws:cloudfront::123456789012:key-value-store/1"]
}

resource "aws_cloudfront_public_key" "signer" {
  name        = "signer"
  encoded_key = "-----BEGIN PUBLIC KEY-----"
}

resource "aws_cloudfront_key_group" "signers" {
  name  = "signers"
  items = [aws_cloudfront_public_key.signer.id]
}

resource "aws_acm_certificate" "shop_certificate" {
  domain_name = "shop.example.com"
}

resource "aws_s3_bucket" "pages" {}

resource "aws_wafv2_web_acl" "edge" {
  name  = "edge"
  scope = "CLOUDFRONT"

  default_action {
    allow {}
  }

  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = "edge"
    sampled_requests_enabled   = true
  }
}

resource "aws_cloudfront_multitenant_distribution" "shared" {
  comment = "shared"
  enabled = true

  origin {
    id          = "web"
    domain_name = "web.example.com"

    custom_header {
      header_name  = "X-Origin"
      header_value = "edge"
    }

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "https-only"
    cache_policy_id        = aws_cloudfront_cache_policy.long.id

    allowed_methods {
      items          = ["GET", "HEAD"]
      cached_methods = ["GET", "HEAD"]
    }

    trusted_key_groups {
      enabled = true
      items   = [aws_cloudfront_key_group.signers.id]
    }
  }

  restrictions {
    geo_restriction {
      restriction_type = "blacklist"
      items            = ["AQ"]
    }
  }

  tenant_config {
    parameter_definition {
      name = "tenant"

      definition {
        string_schema {
          required = true
        }
      }
    }
  }

  viewer_certificate {
    acm_certificate_arn      = aws_acm_certificate.shop_certificate.arn
    minimum_protocol_version = "TLSv1.2_2021"
    ssl_support_method       = "sni-only"
  }
}

resource "aws_cloudfront_distribution_tenant" "first" {
  name                = "first"
  distribution_id     = aws_cloudfront_multitenant_distribution.shared.id
  connection_group_id = aws_cloudfront_connection_group.wide.id

  domain {
    domain = "first.example.com"
  }

  parameter {
    name  = "tenant"
    value = "first"
  }
}

resource "aws_cloudfront_connection_group" "wide" {
  name         = "wide"
  ipv6_enabled = true
}

resource "aws_cloudfront_vpc_origin" "inside" {
  vpc_origin_endpoint_config {
    name                   = "inside"
    arn                    = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/app/inside/1"
    http_port              = 80
    https_port             = 443
    origin_protocol_policy = "https-only"

    origin_ssl_protocols {
      items    = ["TLSv1.2"]
      quantity = 1
    }
  }
}
