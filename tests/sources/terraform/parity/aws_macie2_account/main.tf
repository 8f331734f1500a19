# types: aws_macie2_account aws_macie2_findings_filter aws_macie2_custom_data_identifier aws_macie2_member
resource "aws_macie2_account" "here" {
  finding_publishing_frequency = "FIFTEEN_MINUTES"
  status                       = "PAUSED"
}

resource "aws_macie2_findings_filter" "known" {
  name        = "known"
  description = "What we know"
  action      = "ARCHIVE"
  position    = 1

  finding_criteria {
    criterion {
      field = "region"
      eq    = ["eu-central-1"]
    }

    criterion {
      field = "severity.score"
      gte   = "2"
      lt    = "3"
    }
  }
}

resource "aws_macie2_custom_data_identifier" "orders" {
  name                   = "orders"
  description            = "Numbers of orders"
  regex                  = "O-[0-9]{8}"
  keywords               = ["order", "bestellung"]
  ignore_words           = ["O-00000000"]
  maximum_match_distance = 10
}

resource "aws_macie2_member" "shop" {
  account_id         = "210987654321"
  email              = "security@example.com"
  status             = "ENABLED"
  invite             = true
  invitation_message = "Please accept"
}
