# types: aws_bedrock_guardrail aws_bedrock_guardrail_version aws_bedrock_model_invocation_logging_configuration
resource "aws_bedrock_guardrail" "polite" {
  name                      = "polite"
  description               = "Stays with the topic"
  blocked_input_messaging   = "Please ask something else."
  blocked_outputs_messaging = "There is no answer to that."
  kms_key_arn               = aws_kms_key.words.arn

  content_policy_config {
    filters_config {
      type            = "HATE"
      input_strength  = "HIGH"
      output_strength = "MEDIUM"
    }

    filters_config {
      type            = "PROMPT_ATTACK"
      input_strength  = "HIGH"
      output_strength = "NONE"
    }

    tier_config {
      tier_name = "STANDARD"
    }
  }

  cross_region_config {
    guardrail_profile_identifier = "arn:aws:bedrock:eu-central-1:123456789012:guardrail-profile/eu.guardrail.v1:0"
  }

  sensitive_information_policy_config {
    pii_entities_config {
      type   = "EMAIL"
      action = "ANONYMIZE"
    }

    regexes_config {
      name        = "order"
      description = "Numbers of orders"
      pattern     = "O-[0-9]{8}"
      action      = "BLOCK"
    }
  }

  topic_policy_config {
    topics_config {
      name       = "money"
      definition = "Advice on investments"
      examples   = ["What should I buy?"]
      type       = "DENY"
    }
  }

  word_policy_config {
    managed_word_lists_config {
      type = "PROFANITY"
    }

    words_config {
      text = "password"
    }
  }

  tags = {
    Team = "shop"
  }
}

resource "aws_bedrock_guardrail_version" "first" {
  guardrail_arn = aws_bedrock_guardrail.polite.guardrail_arn
  description   = "First"
  skip_destroy  = true
}

resource "aws_kms_key" "words" {}

resource "aws_bedrock_model_invocation_logging_configuration" "invocations" {
  logging_config {
    text_data_delivery_enabled = true

    cloudwatch_config {
      log_group_name = "/bedrock/invocations"
      role_arn       = "arn:aws:iam::123456789012:role/bedrock"
    }

    s3_config {
      bucket_name = "invocations"
      key_prefix  = "models"
    }
  }
}
