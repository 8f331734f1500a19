# types: aws_sesv2_email_identity aws_sesv2_email_identity_feedback_attributes aws_sesv2_email_identity_mail_from_attributes aws_ses_domain_identity aws_ses_email_identity aws_ses_domain_mail_from aws_sesv2_configuration_set aws_ses_configuration_set aws_sesv2_dedicated_ip_pool aws_sesv2_contact_list aws_ses_receipt_rule_set
resource "aws_sesv2_email_identity" "shop" {
  email_identity         = "shop.example.com"
  configuration_set_name = aws_sesv2_configuration_set.strict.configuration_set_name

  dkim_signing_attributes {
    domain_signing_selector    = "first"
    domain_signing_private_key = "first-secret"
  }

  tags = {
    Team = "shop"
  }
}

resource "aws_sesv2_email_identity_feedback_attributes" "shop" {
  email_identity           = aws_sesv2_email_identity.shop.email_identity
  email_forwarding_enabled = true
}

resource "aws_sesv2_email_identity_mail_from_attributes" "shop" {
  email_identity         = aws_sesv2_email_identity.shop.email_identity
  behavior_on_mx_failure = "REJECT_MESSAGE"
  mail_from_domain       = "bounce.shop.example.com"
}

resource "aws_ses_domain_identity" "books" {
  domain = "books.example.com"
}

resource "aws_ses_domain_mail_from" "books" {
  domain           = aws_ses_domain_identity.books.domain
  mail_from_domain = "bounce.books.example.com"
}

resource "aws_ses_email_identity" "owner" {
  email = "owner@example.com"
}

resource "aws_sesv2_configuration_set" "strict" {
  configuration_set_name = "strict"

  delivery_options {
    max_delivery_seconds = 300
    tls_policy           = "REQUIRE"
    sending_pool_name    = aws_sesv2_dedicated_ip_pool.own.pool_name
  }

  reputation_options {
    reputation_metrics_enabled = true
  }

  sending_options {
    sending_enabled = true
  }

  suppression_options {
    suppressed_reasons = ["BOUNCE", "COMPLAINT"]
  }

  tracking_options {
    custom_redirect_domain = "clicks.example.com"
    https_policy           = "REQUIRE"
  }

  vdm_options {
    dashboard_options {
      engagement_metrics = "ENABLED"
    }

    guardian_options {
      optimized_shared_delivery = "DISABLED"
    }
  }
}

resource "aws_ses_configuration_set" "older" {
  name                       = "older"
  reputation_metrics_enabled = true
  sending_enabled            = false

  delivery_options {
    tls_policy = "Require"
  }

  tracking_options {
    custom_redirect_domain = "clicks.example.com"
  }
}

resource "aws_sesv2_dedicated_ip_pool" "own" {
  pool_name    = "own"
  scaling_mode = "MANAGED"
}

resource "aws_sesv2_contact_list" "readers" {
  contact_list_name = "readers"
  description       = "Who reads"

  topic {
    topic_name                  = "news"
    display_name                = "News"
    description                 = "Once a week"
    default_subscription_status = "OPT_IN"
  }
}

resource "aws_ses_receipt_rule_set" "inbox" {
  rule_set_name = "inbox"
}
